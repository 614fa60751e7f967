import type * as pulumi from "@pulumi/pulumi";
import type { BackupArgs, OperatorDefaultsArgs } from "../../args/backup";
import type { DatabaseArgs } from "../../args/database";
import type { AzureStoreArgs, ObjectStoreArgs } from "../../args/object-store";
import type { RecoveryTargetArgs, RestoreSourceArgs } from "../../args/restore";

/** Stores this library sets up for pgBackRest. */
export type PerconaObjectStoreArgs = Exclude<ObjectStoreArgs, AzureStoreArgs>;

/**
 * Two stages: a read-only standby that replays the source repository (`enabled: true`), then the promotion
 * (`enabled: false`), which also takes the source repository out of the cluster.
 *
 * The operator promotes before the source leaves the configuration, and pgBackRest pushes WAL to every repository it finds
 * there. Access keys given here are therefore for reading commands alone: until the source is gone, pushing fails and is tried
 * again. That does not cover an IAM role, a key of Google or a configuration of your own (`sourceConfKey`): let those only
 * read, or WAL of the promoted database can land in the source.
 */
export type PerconaStandbyRestoreArgs = RestoreSourceArgs<PerconaObjectStoreArgs> & {
  /** `true`: read-only standby. `false`: promoted. **Caution**: a promoted database never becomes a standby again. */
  enabled: boolean;
  mode?: "two-stage";
  target?: never;
};

/**
 * Recovery to a moment. The server ends recovery by itself, but as long as `enabled` is true `pg_hba.conf` refuses every
 * connection over the network except the operator's own, so that applications write only after you have looked.
 *
 * Set `enabled` to false only once the cluster is ready: it takes the restore instructions away.
 */
export type PerconaRecoveryArgs = RestoreSourceArgs<PerconaObjectStoreArgs> & {
  /** `true`: recovered and held. `false`: opened to applications. */
  enabled: boolean;
  mode: "one-stage";
  /** Without a target recovery can end early when the store fails for a moment, and nobody would notice. */
  target: RecoveryTargetArgs;
};

/** Container images. The operator's own Deployment names none, so most installations need them. */
export interface PerconaImagesArgs {
  /** @example "percona/percona-distribution-postgresql:17.9-1" @default - the operator's `RELATED_IMAGE_POSTGRES_<major>` */
  postgres?: pulumi.Input<string>;
  /** @default - the operator's `RELATED_IMAGE_PGBACKREST` */
  pgBackRest?: pulumi.Input<string>;
  /** Adds pgBouncer where the operator has none by itself (2.9 and later). @default - the operator's `RELATED_IMAGE_PGBOUNCER` */
  pgBouncer?: pulumi.Input<string>;
}

/**
 * Puts this database's own data back to a moment, in its own volumes and from its own archive. It ends writable at once.
 *
 * **Caution**: everything written after the moment is gone from the running database.
 */
export interface InPlaceRestoreArgs {
  /** A word of your own, new for each restore: the same word never runs twice. @example "before-migration-42" */
  id: string;
  target: RecoveryTargetArgs;
}

/** What only the Percona operator knows. */
export interface PerconaOptionsArgs {
  /**
   * Version of the operator's behaviour, pinned so that an upgrade of the operator alone changes nothing.
   *
   * @default - the first patch release of `operatorVersion`
   */
  crVersion?: string;
  images?: PerconaImagesArgs;
  /**
   * Key inside the own archive's existing credentials Secret (`credentials: { secretName }`) that holds a pgBackRest
   * configuration: `[global]`, `repo1-s3-key=...`, `repo1-s3-key-secret=...`. pgBackRest reads keys in no other form.
   */
  archiveConfKey?: string;
  /**
   * The same for the source. In a recovery to a moment its lines begin with `repo1-` too. In stage 1 they begin with `repo2-`
   * and stand under each of `[global:archive-get]`, `[global:restore]` and `[global:info]`: under `[global]` the promoted
   * database can push WAL into the source before the operator takes it away.
   */
  sourceConfKey?: string;
  inPlaceRestore?: InPlaceRestoreArgs;
}

/** Arguments of a database run by the Percona Operator for PostgreSQL. */
export type PerconaArgs = DatabaseArgs & {
  operator: "percona";
  /** Version of the installed operator. @default "2.9" */
  operatorVersion?: "2.5" | "2.8" | "2.9" | "3.0";
  /** Number of servers; a standby may have several. @default 1 */
  instances?: number;
  operatorDefaults?: OperatorDefaultsArgs<PerconaObjectStoreArgs>;
  percona?: PerconaOptionsArgs;
} & (
    | { backup?: BackupArgs<PerconaObjectStoreArgs>; restore?: { enabled: false } }
    | {
        backup: BackupArgs<PerconaObjectStoreArgs>;
        restore: PerconaStandbyRestoreArgs | PerconaRecoveryArgs;
      }
  );
