import type * as pulumi from "@pulumi/pulumi";
import type { BackupArgs, OperatorDefaultsArgs } from "../../args/backup";
import type { DatabaseArgs } from "../../args/database";
import type { AzureStoreArgs, ObjectStoreArgs } from "../../args/object-store";
import type { RecoveryTimeArgs, RestoreSourceArgs } from "../../args/restore";

/** Stores the Zalando operator can restore from. Azure is not among them: the operator does not recognise such a standby. */
export type ZalandoObjectStoreArgs = Exclude<ObjectStoreArgs, AzureStoreArgs>;

/**
 * A live server that a standby streams from once the archive has been replayed. Needs operator 2.0 or later.
 *
 * **Caution**: make the Secret `standby.<name>.credentials.postgresql.acid.zalan.do` (`username: standby` and the source's
 * `password`, from the source's own Secret of that form) before the database. Otherwise the operator makes it with a random
 * password, the source refuses the login, and the standby goes on from the archive alone without an error in Pulumi; a `slot`
 * then makes the source keep all its WAL until its disk is full.
 */
export interface StreamFromArgs {
  host: pulumi.Input<string>;
  /** @default 5432 */
  port?: number;
  /** Physical replication slot on that server. @default - no slot */
  slot?: string;
}

/**
 * Two stages: first a read-only standby that replays the source archive (`enabled: true`), then, when you have looked at
 * the data, the promotion (`enabled: false`).
 *
 * Keep this block after the promotion: it records where the database came from and which archive it writes.
 */
export type ZalandoStandbyRestoreArgs = RestoreSourceArgs<ZalandoObjectStoreArgs> & {
  /** `true`: read-only standby. `false`: promoted. **Caution**: a promoted database never becomes a standby again. */
  enabled: boolean;
  mode?: "two-stage";
  streamFrom?: StreamFromArgs;
  target?: never;
};

/** The same block once promoted. */
export type ZalandoPromotedRestoreArgs = ZalandoStandbyRestoreArgs & { enabled: false };

/** Says in words that nothing is restored: the same as leaving `restore` out. */
export interface NoRestoreArgs {
  enabled: false;
}

/**
 * One stage: Spilo recovers to a point in time and **ends writable at once**. The only way to a point in time with this
 * operator; look before applications do.
 */
export type ZalandoCloneRestoreArgs = RestoreSourceArgs<ZalandoObjectStoreArgs> & {
  /** `true`: recover to `target`. `false`: recovered; the instructions are dropped. */
  enabled: boolean;
  mode: "one-stage";
  /** Required: without a time the operator copies from a live cluster instead. */
  target: RecoveryTimeArgs;
  streamFrom?: never;
};

/** What only the Zalando operator knows. */
export interface ZalandoOptionsArgs {
  /** @default "postgres" */
  teamId?: string;
  /**
   * Spilo image. Needed for an IAM role on operator 1.15 and for Google Cloud Storage without a key on 2.0, where the
   * operator's own image has faults.
   *
   * @default - the operator's own
   */
  dockerImage?: pulumi.Input<string>;
}

/** A standby of this operator runs as exactly one pod, so `instances` above 1 waits for the promotion. */
export type ZalandoArgs = DatabaseArgs & {
  operator: "zalando";
  /** Version of the installed operator: `"1.15"` or `"2.0"`. @default "2.0" */
  operatorVersion?: "1.15" | "2.0";
  backup?: BackupArgs<ZalandoObjectStoreArgs>;
  operatorDefaults?: OperatorDefaultsArgs<ZalandoObjectStoreArgs>;
  zalando?: ZalandoOptionsArgs;
} & (
    | { instances?: 1; restore?: ZalandoStandbyRestoreArgs | NoRestoreArgs }
    | {
        instances?: number;
        restore?: ZalandoPromotedRestoreArgs | ZalandoCloneRestoreArgs | NoRestoreArgs;
      }
  );
