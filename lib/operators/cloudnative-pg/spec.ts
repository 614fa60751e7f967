import type { Late } from "../../late";

export interface SecretKeySelector {
  readonly name: Late<string>;
  readonly key: string;
}

/** Where and how Barman Cloud stores (`api/v1` of plugin-barman-cloud and of CloudNativePG share it). */
export interface BarmanConfiguration {
  readonly destinationPath: Late<string>;
  readonly endpointURL?: Late<string>;
  readonly endpointCA?: SecretKeySelector;
  readonly s3Credentials?: {
    readonly accessKeyId?: SecretKeySelector;
    readonly secretAccessKey?: SecretKeySelector;
    readonly region?: SecretKeySelector;
    readonly inheritFromIAMRole?: boolean;
  };
  readonly googleCredentials?: {
    readonly applicationCredentials?: SecretKeySelector;
    readonly gkeEnvironment?: boolean;
  };
  readonly wal?: {
    readonly encryption: "AES256" | "aws:kms";
    readonly archiveAdditionalCommandArgs?: readonly Late<string>[];
  };
  readonly data?: {
    readonly encryption: "AES256" | "aws:kms";
    readonly additionalCommandArgs?: readonly Late<string>[];
  };
}

export interface InTreeBarman extends BarmanConfiguration {
  readonly serverName: Late<string>;
}

export interface PluginReference {
  readonly name: string;
  readonly isWALArchiver?: boolean;
  readonly parameters: { readonly barmanObjectName: string; readonly serverName: Late<string> };
}

export interface EnvVar {
  readonly name: string;
  readonly value: Late<string>;
}

export interface ObjectStoreSpec {
  readonly configuration: BarmanConfiguration;
  readonly retentionPolicy?: string;
  readonly instanceSidecarConfiguration?: { readonly env: readonly EnvVar[] };
}

export interface ExternalCluster {
  readonly name: string;
  readonly plugin?: PluginReference;
  readonly barmanObjectStore?: InTreeBarman;
  readonly connectionParameters?: Readonly<Record<string, Late<string>>>;
  readonly password?: SecretKeySelector;
  readonly sslCert?: SecretKeySelector;
  readonly sslKey?: SecretKeySelector;
  readonly sslRootCert?: SecretKeySelector;
}

export interface RecoveryTargetSpec {
  readonly targetTime?: string;
  readonly targetLSN?: string;
  readonly targetXID?: string;
  readonly targetName?: string;
  readonly targetImmediate?: boolean;
  readonly targetTLI?: string;
  readonly backupID?: string;
  readonly exclusive?: boolean;
}

interface Application {
  readonly database: string;
  readonly owner: string;
  readonly secret?: { readonly name: Late<string> };
}

export interface BootstrapSpec {
  readonly initdb?: Application & {
    readonly import?: {
      readonly type: "microservice";
      readonly databases: readonly string[];
      readonly schemaOnly: boolean;
      readonly source: { readonly externalCluster: string };
    };
  };
  readonly recovery?: Application & {
    readonly source: string;
    readonly recoveryTarget?: RecoveryTargetSpec;
  };
  readonly pg_basebackup?: Application & { readonly source: string };
}

export interface VolumeSpec {
  readonly size: string;
  readonly storageClass?: Late<string>;
}

export interface RoleSpec {
  readonly name: string;
  readonly ensure: "present";
  readonly login: boolean;
  readonly superuser?: true;
  readonly createdb?: true;
  readonly createrole?: true;
  readonly replication?: true;
  readonly bypassrls?: true;
  readonly passwordSecret?: { readonly name: Late<string> };
}

export interface ReplicaSpec {
  readonly enabled?: boolean;
  readonly source: string;
  readonly self?: string;
  readonly primary?: string;
  readonly promotionToken?: Late<string>;
}

/** The fields of `Cluster` (`postgresql.cnpg.io/v1`) that the library writes. */
export interface ClusterSpec {
  readonly instances: number;
  readonly imageName: Late<string>;
  readonly storage: VolumeSpec;
  readonly walStorage?: VolumeSpec;
  readonly tablespaces?: readonly { readonly name: string; readonly storage: VolumeSpec }[];
  readonly resources?: object;
  readonly postgresql?: {
    readonly parameters?: Readonly<Record<string, string>>;
    readonly pg_hba?: readonly string[];
  };
  readonly enableSuperuserAccess?: true;
  readonly managed?: { readonly roles: readonly RoleSpec[] };
  readonly serviceAccountTemplate?: {
    readonly metadata: { readonly annotations: Readonly<Record<string, Late<string>>> };
  };
  readonly env?: readonly EnvVar[];
  readonly bootstrap: BootstrapSpec;
  readonly replica?: ReplicaSpec;
  readonly externalClusters?: readonly ExternalCluster[];
  readonly plugins?: readonly PluginReference[];
  readonly backup?: { readonly barmanObjectStore: InTreeBarman; readonly retentionPolicy: string };
}
