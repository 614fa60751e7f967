import type { Late } from "../late";
import { late } from "./late-leaf";
import { plain } from "./leaf";
import type { ParsedStore } from "./object-store";
import { archivePath, bucketName } from "./object-store-leaves";
import { recoveryTime } from "./postgres-leaves";
import { storeFields, type StoreSupport } from "./store-choice";
import { strict } from "./strict";
import { wholeNumber, yesOrNo } from "./text";

export const enabled = plain(
  yesOrNo("write true for the read-only standby (stage 1), false once it is promoted (stage 2)"),
);

/** What every restore reads, whatever the operator makes of it. */
export function restoreSourceFields(support: StoreSupport) {
  return {
    ...storeFields(support),
    bucketName: late(bucketName).optional(),
    s3Path: late(archivePath),
    attempt: plain(
      wholeNumber(
        1,
        1000,
        "a whole number from 1 to 1000",
        "write 2 to restore the same source a second time",
      ),
    ).default(1),
  };
}

export const recoveryTimeTarget = strict("a recovery target: { time }", {
  time: plain(recoveryTime),
});

/** A moment to recover to. */
export interface RecoveryTarget {
  readonly time: string;
}

/** A live server to stream from once the archive has been replayed. */
export interface ParsedStreamFrom {
  readonly host: Late<string>;
  readonly port: number;
  readonly slot?: string | undefined;
}

/** A restore block in the form that all operators share. */
export interface ParsedRestore {
  readonly enabled: boolean;
  readonly mode: "two-stage" | "one-stage";
  readonly store: ParsedStore | undefined;
  readonly bucketName?: Late<string> | undefined;
  readonly s3Path: Late<string>;
  readonly attempt: number;
  readonly target?: RecoveryTarget | undefined;
  readonly streamFrom?: ParsedStreamFrom | undefined;
}
