import type * as pulumi from "@pulumi/pulumi";
import type { ObjectStoreArgs, StoreChoice } from "./object-store";

/** The archive a restore reads, and how often it has been read before. */
export type RestoreSourceArgs<Store extends ObjectStoreArgs = ObjectStoreArgs> =
  StoreChoice<Store> & {
    /** @default - `backup.bucketName`, then `operatorDefaults.bucketName`, else an error */
    bucketName?: pulumi.Input<string>;
    /**
     * Path of the source archive in the bucket, without `s3://`. Nothing is appended to it: it is the folder that directly
     * holds the base backups, and its last part is often the PostgreSQL major.
     *
     * @example "backups/old-cluster/14"
     */
    s3Path: pulumi.Input<string>;
    /**
     * Which tool wrote the source archive. Only worth saying when it is another than the operator's own.
     *
     * @default - the layout the operator reads
     */
    layout?: "wal-g" | "barman" | "pgbackrest" | "pg_basebackup";
    /**
     * Counts repeated restores of the same source. Raise it by one to restore the same thing again: the new life then gets
     * an archive of its own.
     *
     * @default 1
     */
    attempt?: number;
  };

/** A moment to recover to. */
export interface RecoveryTimeArgs {
  /** RFC 3339 with seconds and a zone. @example "2026-11-20T12:00:00Z" */
  time: string;
}

/** How to get to the moment. */
export interface RecoveryPathArgs {
  /** Stop just before the target instead of just after it. @default false */
  exclusive?: boolean;
  /** Timeline to follow. @default "latest" */
  timeline?: "latest" | number;
  /** Base backup to start from, as the archive's catalogue names it. @default - the newest that ended before the target */
  backup?: string;
}

/** A moment to recover to, in any of PostgreSQL's own terms. */
export type RecoveryTargetArgs = RecoveryPathArgs &
  (
    | RecoveryTimeArgs
    /** @example { lsn: "0/16B3748" } */
    | { lsn: string }
    /** A transaction id without its epoch. */
    | { xid: number | string }
    /** The name given to `pg_create_restore_point()`. */
    | { name: string }
    /** As soon as the base backup is consistent. */
    | { immediate: true }
  );
