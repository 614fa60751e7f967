import { z } from "zod";
import { archiveLayouts, type ArchiveLayout } from "../object-store/layout";
import type { Late } from "../late";
import type { RecoveryTarget } from "../units/recovery-target";
import type { SecretKeyRef } from "../object-store/credentials";
import { parseInto } from "./delegate";
import { late } from "./late-leaf";
import { plain } from "./leaf";
import type { ParsedStore } from "./object-store";
import { archivePath, bucketName } from "./object-store-leaves";
import { storeFields, type StoreSupport } from "./store-choice";
import { oneOf, wholeNumber, yesOrNo } from "./text";

export const enabled = plain(
  yesOrNo("write true for the read-only standby (stage 1), false once it is promoted (stage 2)"),
);

export const mode = plain(
  oneOf(["two-stage", "one-stage"], "leave it out for a standby first and a promotion later"),
).default("two-stage");

/** What every restore reads, whatever the operator makes of it. */
export function restoreSourceFields(support: StoreSupport) {
  return {
    ...storeFields(support),
    bucketName: late(bucketName).optional(),
    s3Path: late(archivePath),
    layout: plain(
      oneOf(
        Object.keys(archiveLayouts) as ArchiveLayout[],
        "write which tool wrote the archive, or leave it out when it is the operator's own",
      ),
    ).optional(),
    attempt: plain(
      wholeNumber({
        least: 1,
        most: 1000,
        expected: "a whole number from 1 to 1000",
        fix: "write 2 to restore the same source a second time",
      }),
    ).default(1),
  };
}

/** `restore: { enabled: false }` alone says that nothing is restored: the same as no restore block. */
export function orNoRestore(
  schema: z.ZodType<ParsedRestore>,
): z.ZodType<ParsedRestore | undefined> {
  return z
    .unknown()
    .transform((value, context) =>
      saysNothingIsRestored(value) ? undefined : parseInto(schema, value, context),
    );
}

export function saysNothingIsRestored(value: unknown): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.keys(value).length === 1 &&
    "enabled" in value &&
    value.enabled === false
  );
}

/** A live server to stream from once the archive has been replayed. */
export interface ParsedStreamFrom {
  readonly host: Late<string>;
  readonly port: number;
  readonly slot?: string | undefined;
  readonly user?: string | undefined;
  readonly password?: SecretKeyRef | undefined;
  readonly tls?:
    | { readonly cert: SecretKeyRef; readonly key: SecretKeyRef; readonly rootCert: SecretKeyRef }
    | undefined;
}

/** A restore block in the form that all operators share. */
export interface ParsedRestore {
  readonly enabled: boolean;
  readonly mode: "two-stage" | "one-stage";
  readonly store: ParsedStore | undefined;
  readonly bucketName?: Late<string> | undefined;
  /** Undefined when a live server is copied and no archive is read. */
  readonly s3Path?: Late<string> | undefined;
  readonly layout?: ArchiveLayout | undefined;
  readonly attempt: number;
  readonly target?: RecoveryTarget | undefined;
  readonly streamFrom?: ParsedStreamFrom | undefined;
}
