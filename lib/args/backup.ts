import type * as pulumi from "@pulumi/pulumi";
import type { ObjectStoreArgs, StoreChoice } from "./object-store";

/** How long backups stay: a recovery window (`"30d"`, `"4w"`, `"6m"`), or a number of full backups. */
export type RetentionArgs = `${number}d` | `${number}w` | `${number}m` | { fullBackups: number };

/**
 * This database's own archive: where its base backups and WAL go.
 *
 * The archive's full path is `<path>/<incarnation>/<PostgreSQL major>` (CloudNativePG: `<path>/<incarnation>-pg<major>`, the
 * last part being Barman's server name). A fresh database is the incarnation `initial`; a
 * restored one is `restored-<hash of what was restored>`, so it can never write into the archive it was restored from.
 */
export type BackupArgs<Store extends ObjectStoreArgs = ObjectStoreArgs> = StoreChoice<Store> & {
  /** @default - `operatorDefaults.bucketName`, else an error */
  bucketName?: pulumi.Input<string>;
  /**
   * Path in the bucket, without `s3://` and without the incarnation.
   *
   * **Caution**: each database needs a path of its own.
   */
  path: pulumi.Input<string>;
  /** When base backups are taken: five cron fields, UTC, Sunday is 0. @default "0 2 * * *" */
  schedule?: string;
  /** @default "30d" */
  retention?: RetentionArgs;
};

/** What the operator's own installation is configured with; used where `backup` and `restore` say nothing. */
export type OperatorDefaultsArgs<Store extends ObjectStoreArgs = ObjectStoreArgs> =
  StoreChoice<Store> & {
    /** The operator-level bucket (Zalando: `wal_s3_bucket`). */
    bucketName?: pulumi.Input<string>;
  };
