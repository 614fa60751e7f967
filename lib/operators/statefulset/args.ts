import type * as pulumi from "@pulumi/pulumi";
import type { BackupArgs, OperatorDefaultsArgs, RetentionArgs } from "../../args/backup";
import type { DatabaseArgs } from "../../args/database";
import type {
  AzureStoreArgs,
  GcsStoreArgs,
  ObjectStoreArgs,
  StoreChoice,
} from "../../args/object-store";
import type { RecoveryTargetArgs, RestoreSourceArgs } from "../../args/restore";

/** Stores that speak S3. */
export type StatefulSetObjectStoreArgs = Exclude<ObjectStoreArgs, AzureStoreArgs | GcsStoreArgs>;

/**
 * Two stages, with or without a target: first a read-only server that replays the source archive (`enabled: true`) and
 * follows its end, or stays paused at the target; then the promotion (`enabled: false`), without a restart.
 *
 * Keep this block after the promotion: it records where the database came from and which archive it writes.
 */
export type StatefulSetRestoreArgs = RestoreSourceArgs<StatefulSetObjectStoreArgs> & {
  /** `true`: read-only. `false`: promoted. **Caution**: a promoted database never becomes a standby again. */
  enabled: boolean;
  mode?: "two-stage";
  /** @default - everything the source archive holds */
  target?: RecoveryTargetArgs;
};

/** A role's password: a literal, which goes into a Secret, or a `kubernetes.io/basic-auth` Secret that exists. */
export type PasswordArgs = { password: pulumi.Input<string> } | { secretName: string };

/** A second copy of the archive in another store, kept longer. */
export type OffsiteArgs = StoreChoice<StatefulSetObjectStoreArgs> & {
  bucketName: pulumi.Input<string>;
  /** Path in that bucket; incarnation and major follow it as in the archive. */
  path: pulumi.Input<string>;
  /** Five cron fields, UTC. @default "0 4 * * *" */
  schedule?: string;
  /** @default "365d" */
  retention?: RetentionArgs;
};

/** What only the plain StatefulSet knows. */
export interface StatefulSetOptionsArgs {
  /**
   * Image with PostgreSQL's programs, `sh`, `tar` and `gzip` on its path, of the major `postgresVersion`. Keep its
   * distribution through a restore: another C library sorts text differently, and indexes break.
   */
  image: pulumi.Input<string>;
  /**
   * Image with rclone, which carries WAL and base backups to the store, and with `sh` and `cp`. Stores are trusted by its
   * `/etc/ssl/certs/ca-certificates.crt`. @example "rclone/rclone:1.74.1"
   */
  toolsImage: pulumi.Input<string>;
  /** Where that image has the program; it must be linked statically. @default "/usr/local/bin/rclone" */
  rclonePath?: string;
  /** User and group that own the data. The official image has 999 on Debian and 70 on Alpine. @default 999 */
  userId?: number;
  /** Passwords by role: `postgres`, which is the superuser, and every one of `users` that may log in. */
  passwords: Record<string, PasswordArgs>;
  /** Seconds after which a quiet database archives its WAL: what a disaster loses at most. @default 300 */
  archiveTimeoutSeconds?: number;
  /** Size of the volume a base backup is made in. @default - twice `storage.size` */
  workSize?: string;
  /** @default - no second copy */
  offsite?: OffsiteArgs;
}

/** Arguments of a PostgreSQL that no operator runs. */
export type StatefulSetArgs = DatabaseArgs & {
  operator: "statefulset";
  /** One server: without an operator nobody would fail over to another. */
  instances?: 1;
  backup?: BackupArgs<StatefulSetObjectStoreArgs>;
  operatorDefaults?: OperatorDefaultsArgs<StatefulSetObjectStoreArgs>;
  restore?: StatefulSetRestoreArgs | { enabled: false };
  statefulSet: StatefulSetOptionsArgs;
};
