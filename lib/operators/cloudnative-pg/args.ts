import type * as pulumi from "@pulumi/pulumi";
import type { BackupArgs, OperatorDefaultsArgs } from "../../args/backup";
import type { DatabaseArgs, StorageArgs } from "../../args/database";
import type { AzureStoreArgs, ObjectStoreArgs, SecretKeyArgs } from "../../args/object-store";
import type { RecoveryTargetArgs, RestoreSourceArgs } from "../../args/restore";

/** Stores this library sets up for Barman Cloud. */
export type CloudNativePgObjectStoreArgs = Exclude<ObjectStoreArgs, AzureStoreArgs>;

/** A live server that the standby streams from once it has replayed the archive. */
export interface CloudNativePgStreamFromArgs {
  host: pulumi.Input<string>;
  /** @default 5432 */
  port?: number;
  /** @default "streaming_replica" */
  user?: string;
  /** Password of `user`. @default - certificates instead */
  password?: SecretKeyArgs;
  /** Client certificate of `user` and the authority of the server, as `<cluster>-replication` and `<cluster>-ca` hold them. */
  tls?: { cert: SecretKeyArgs; key: SecretKeyArgs; rootCert: SecretKeyArgs };
}

/**
 * Two stages: a replica cluster that replays the source archive and refuses writes (`enabled: true`), then the promotion
 * (`enabled: false`). Keep this block after the promotion: the operator wants to see its source for good.
 */
export type CloudNativePgStandbyRestoreArgs = RestoreSourceArgs<CloudNativePgObjectStoreArgs> & {
  /** `true`: read-only replica cluster. `false`: promoted. **Caution**: a promoted database never becomes a standby again. */
  enabled: boolean;
  mode?: "two-stage";
  streamFrom?: CloudNativePgStreamFromArgs;
  target?: never;
};

/**
 * Recovery to a moment. The server ends recovery by itself, but as long as `enabled` is true `pg_hba.conf` refuses every
 * connection over the network except the operator's own, so that applications write only after you have looked.
 */
export type CloudNativePgRecoveryArgs = RestoreSourceArgs<CloudNativePgObjectStoreArgs> & {
  /** `true`: recovered and held. `false`: opened to applications. */
  enabled: boolean;
  mode: "one-stage";
  /** Without a target recovery can end early when the store fails for a moment, and nobody would notice. */
  target: RecoveryTargetArgs;
  streamFrom?: never;
};

/** A connection pooler in front of the database. */
export interface PoolerArgs {
  /** @default 1 */
  instances?: number;
  /** @default "session" */
  poolMode?: "session" | "transaction";
}

/** Schemas and data copied from a live server by pg_dump and pg_restore: the way out of any other layout or major. */
export interface ImportArgs {
  host: pulumi.Input<string>;
  /** @default 5432 */
  port?: number;
  user: string;
  password: SecretKeyArgs;
  /** The database that is copied. */
  database: string;
  /** @default false */
  schemaOnly?: boolean;
}

/** What only CloudNativePG knows. */
export interface CloudNativePgOptionsArgs {
  /**
   * Operand image. Its major must be `postgresVersion`. Keep its distribution through a restore: another C library sorts text
   * differently, and indexes break.
   */
  imageName: pulumi.Input<string>;
  /** `"plugin"`: Barman Cloud plugin. `"in-tree"`: the Cluster's own fields, gone with operator 1.31. @default "plugin" */
  archiver?: "plugin" | "in-tree";
  /** Which of `databases` belongs to the application. @default - the only one, else `app` owned by `app` */
  applicationDatabase?: string;
  /** Existing `kubernetes.io/basic-auth` Secrets by role. After a restore they set the application owner's password again. */
  passwordSecrets?: Record<string, pulumi.Input<string>>;
  /** A volume of its own for WAL. **Caution**: can be added, never removed. */
  walStorage?: StorageArgs;
  /** Tablespaces by name. **Caution**: can be added, never removed. */
  tablespaces?: Record<string, StorageArgs>;
  pooler?: PoolerArgs;
  /** Fills a fresh database from a live server. */
  import?: ImportArgs;
}

/** Arguments of a database run by CloudNativePG. */
export type CloudNativePgArgs = DatabaseArgs & {
  operator: "cloudnative-pg";
  /** Version of the installed operator. @default "1.30" */
  operatorVersion?: "1.29" | "1.30" | "1.31";
  /** Number of servers; a standby may have several. @default 1 */
  instances?: number;
  backup?: BackupArgs<CloudNativePgObjectStoreArgs>;
  operatorDefaults?: OperatorDefaultsArgs<CloudNativePgObjectStoreArgs>;
  restore?: CloudNativePgStandbyRestoreArgs | CloudNativePgRecoveryArgs | { enabled: false };
  cloudNativePg: CloudNativePgOptionsArgs;
};
