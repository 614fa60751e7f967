import type * as pulumi from "@pulumi/pulumi";
import type { BackupArgs, OperatorDefaultsArgs } from "../../args/backup";
import type { DatabaseArgs, StorageArgs } from "../../args/database";
import type {
  AzureStoreArgs,
  ObjectStoreArgs,
  SecretKeyArgs,
  StoreChoice,
} from "../../args/object-store";
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

/** The same two stages, but the data are copied from a live server and followed by streaming alone: no archive is read. */
export interface CloudNativePgCopyArgs {
  /** `true`: read-only replica cluster. `false`: promoted. **Caution**: a promoted database never becomes a standby again. */
  enabled: boolean;
  streamFrom: CloudNativePgStreamFromArgs;
  /** Counts repeated copies of the same server; each life gets an archive of its own. @default 1 */
  attempt?: number;
  mode?: "two-stage";
  s3Path?: never;
  target?: never;
}

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

/** Another database of the same topology, as this one finds it. */
export type TopologyPeerArgs = StoreChoice<CloudNativePgObjectStoreArgs> & {
  /** Its name in the topology. */
  name: string;
  bucketName: pulumi.Input<string>;
  /** Path of its own archive, as its `archiveUrl` says after the bucket. */
  s3Path: pulumi.Input<string>;
  streamFrom?: CloudNativePgStreamFromArgs;
};

/**
 * Two databases, usually in two Kubernetes clusters, that take turns as the primary; each follows the other's archive.
 *
 * To hand over: name the peer as `primary` on the old primary, wait for its `status.demotionToken`, then name the peer as
 * `primary` on the peer and pass the token in the same update. Both keep their data and their archives.
 */
export interface TopologyArgs {
  /** This database's name in the topology. */
  self: string;
  /** Name of the one that takes writes: `self` or `peer.name`. */
  primary: string;
  peer: TopologyPeerArgs;
  /**
   * `status.demotionToken` of the former primary. Only in the update that makes this database the primary.
   *
   * @default - none
   */
  promotionToken?: pulumi.Input<string>;
  /** **Caution**: takes over without a token. Rows the former primary has not archived are lost, and it must be rebuilt. */
  formerPrimaryLost?: boolean;
}

/** What only CloudNativePG knows. */
export interface CloudNativePgOptionsArgs {
  /**
   * Operand image. The major in its tag must be `postgresVersion`; an image named by its digest alone is not checked. Raising
   * both upgrades the database in place, into an archive of its own, from which a new base backup must be taken. Keep its
   * distribution through a restore: another C library sorts text differently, and indexes break.
   */
  imageName: pulumi.Input<string>;
  /** `"plugin"`: Barman Cloud plugin. `"in-tree"`: the Cluster's own fields, gone with operator 1.31. @default "plugin" */
  archiver?: "plugin" | "in-tree";
  /** Which of `databases` belongs to the application. @default - the only one, else `app` owned by `app` */
  applicationDatabase?: string;
  /** Existing `kubernetes.io/basic-auth` Secrets by role. After a restore they set the application owner's password again. */
  passwordSecrets?: Record<string, string>;
  /** A volume of its own for WAL. **Caution**: can be added, never removed. */
  walStorage?: StorageArgs;
  /** Tablespaces by name. **Caution**: can be added, never removed. */
  tablespaces?: Record<string, StorageArgs>;
  pooler?: PoolerArgs;
  /** Fills a fresh database from a live server. */
  import?: ImportArgs;
  topology?: TopologyArgs;
  /**
   * Names of base backups to take now. A backup is taken once: for another one, add another name.
   *
   * The schedule takes the first backup of a database by itself: when it is created or recovered, and when it is promoted.
   * A major upgrade begins a new archive under a schedule that has run before, so nothing written since can be restored until
   * the next scheduled backup: add a name, such as `"after-18"`, as soon as the upgrade is done.
   *
   * **Caution**: a backup named here expires as every other does. The plugin then deletes its `Backup` object together with the
   * data, and after a major upgrade the objects of all backups in the archive it left; `pulumi up --refresh` finds the object
   * gone and takes a new backup under the old name. Take a name out of the list once it has served.
   */
  backups?: readonly string[];
  /**
   * A PodMonitor for the Prometheus operator. **Caution**: its CRD (`podmonitors.monitoring.coreos.com`) must be installed.
   *
   * @default false
   */
  podMonitor?: boolean;
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
  restore?:
    | CloudNativePgStandbyRestoreArgs
    | CloudNativePgCopyArgs
    | CloudNativePgRecoveryArgs
    | { enabled: false };
  cloudNativePg: CloudNativePgOptionsArgs;
};
