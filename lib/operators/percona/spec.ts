import type { Late } from "../../late";

/** A projected source of `/etc/pgbackrest/conf.d`. */
export interface SecretProjection {
  readonly secret: {
    readonly name: Late<string>;
    readonly items: readonly { readonly key: string; readonly path: string }[];
    readonly optional?: true;
  };
}

export type RepoName = "repo1" | "repo2";

export interface RepoSpec {
  readonly name: RepoName;
  readonly s3?: {
    readonly bucket: Late<string>;
    readonly endpoint: Late<string>;
    readonly region: Late<string>;
  };
  readonly gcs?: { readonly bucket: Late<string> };
  readonly schedules?: { readonly full: string };
}

/** pgBackRest options by name, `repo1-path` and so on. */
export type GlobalOptions = Readonly<Record<string, Late<string>>>;

export interface DataSourceSpec {
  readonly pgbackrest: {
    readonly stanza: string;
    readonly repo: RepoSpec;
    readonly global: GlobalOptions;
    readonly configuration: readonly SecretProjection[];
    readonly options: readonly string[];
  };
}

export interface UserSpec {
  readonly name: string;
  readonly databases?: readonly string[];
  readonly options?: string;
  readonly grantPublicSchemaAccess?: true;
}

export interface InstanceSpec {
  readonly name: string;
  readonly replicas: number;
  readonly resources?: object;
  readonly dataVolumeClaimSpec: {
    readonly accessModes: readonly ["ReadWriteOnce"];
    readonly storageClassName?: Late<string>;
    readonly resources: { readonly requests: { readonly storage: string } };
  };
}

export interface BackupsSpec {
  readonly enabled?: false;
  readonly pgbackrest?: {
    readonly image?: Late<string>;
    readonly repos: readonly RepoSpec[];
    readonly global: GlobalOptions;
    readonly configuration: readonly SecretProjection[];
  };
}

/**
 * The fields of `PerconaPGCluster` (`pgv2.percona.com/v2`) that the library writes. Not among them is what the operator
 * writes into the object itself during an in-place restore: `backups.pgbackrest.restore`, and the annotation
 * `postgres-operator.crunchydata.com/pgbackrest-restore`.
 */
export interface ClusterSpec {
  readonly crVersion: string;
  readonly postgresVersion: number;
  readonly image?: Late<string>;
  readonly metadata?: {
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, Late<string>>>;
  };
  readonly instances: readonly InstanceSpec[];
  readonly users?: readonly UserSpec[];
  readonly patroni?: {
    readonly dynamicConfiguration: {
      readonly postgresql: {
        readonly parameters?: Readonly<Record<string, string>>;
        readonly pg_hba?: readonly string[];
      };
    };
  };
  readonly proxy?: { readonly pgBouncer: { readonly image: Late<string> } };
  readonly standby?: { readonly enabled: boolean; readonly repoName?: RepoName };
  readonly dataSource?: DataSourceSpec;
  readonly backups: BackupsSpec;
}

/** `PerconaPGRestore`: runs once; the operator then records the outcome in its status. */
export interface RestoreSpec {
  readonly pgCluster: string;
  readonly repoName: RepoName;
  readonly options: readonly string[];
}
