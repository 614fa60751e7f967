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
