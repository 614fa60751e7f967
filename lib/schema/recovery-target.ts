import type { z } from "zod";
import type { RecoveryTarget } from "../units/recovery-target";
import { chosenBy, hasKey } from "./delegate";
import { plain, type LeafSpec } from "./leaf";
import { recoveryTime } from "./postgres-leaves";
import { strict } from "./strict";
import { parsedText, text, wholeNumber } from "./text";

const lsn = text({
  expected: 'a log sequence number such as "0/16B3748"',
  fix: "write it as pg_current_wal_lsn() prints it",
  pattern: /^[0-9A-Fa-f]{1,8}\/[0-9A-Fa-f]{1,8}$/,
  longest: 17,
});

const xid: LeafSpec<string> = {
  expected: "a transaction id from 3 to 4294967295",
  fix: "write it as pg_current_xact_id() prints it, without the epoch",
  parse: (value) => {
    const isText = typeof value === "string" && /^\d{1,10}$/.test(value);
    const id = typeof value === "number" || isText ? Number(value) : NaN;
    return Number.isInteger(id) && id >= 3 && id <= 4294967295 ? String(id) : undefined;
  },
};

/** PostgreSQL cuts longer names at 63 bytes without a word (`MAXFNAMELEN` is 64). */
const restorePoint = text({
  expected:
    "the name of a restore point: letters, digits, dots, dashes and underscores, at most 63",
  fix: "write the name that pg_create_restore_point() was given",
  pattern: /^[A-Za-z0-9._-]+$/,
  longest: 63,
});

const backupName = text({
  expected: 'the name of a base backup such as "20261120T020000"',
  fix: "write it as the archive's catalogue lists it",
  pattern: /^[A-Za-z0-9._-]+$/,
  longest: 128,
});

const only = parsedText({ expected: "true", fix: "write immediate: true" }, () => undefined);
const immediate: LeafSpec<string> = {
  ...only,
  parse: (value) => (value === true ? "" : undefined),
};

const kinds = { time: recoveryTime, lsn, xid, name: restorePoint, immediate } as const;
export type TargetKind = keyof typeof kinds;

const yes: LeafSpec<boolean> = {
  expected: "true or false",
  fix: "write true to stop just before the target, false to stop just after it",
  parse: (value) => (typeof value === "boolean" ? value : undefined),
};

const timeline: LeafSpec<number | "latest"> = {
  ...wholeNumber({
    least: 1,
    most: 4294967295,
    expected: 'a timeline number or "latest"',
    fix: 'leave it out, or write "latest"',
  }),
  parse: (value) =>
    value === "latest" ||
    (Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 4294967295)
      ? (value as number | "latest")
      : undefined,
};

/** A recovery target of one of the kinds an operator understands. */
export function recoveryTargetSchema(allowed: readonly TargetKind[]): z.ZodType<RecoveryTarget> {
  const named = allowed.join(", ");
  return chosenBy((value) => {
    const kind = allowed.find((candidate) => hasKey(value, candidate)) ?? allowed[0] ?? "time";
    return strict(`a recovery target, one of ${named}`, {
      [kind]: plain(kinds[kind]),
      exclusive: plain(yes).optional(),
      timeline: plain(timeline).optional(),
      backup: plain(backupName).optional(),
    }).transform((target): RecoveryTarget => {
      const parsed = target as Readonly<Record<string, unknown>>;
      return {
        kind,
        value: String(parsed[kind]),
        exclusive: parsed["exclusive"] === true,
        timeline: typeof parsed["timeline"] === "number" ? parsed["timeline"] : undefined,
        backup: parsed["backup"] as string | undefined,
      };
    });
  });
}

/** The only kind of target some operators understand: a time and nothing else. */
export const timeTargetSchema: z.ZodType<RecoveryTarget> = strict("a recovery target: { time }", {
  time: plain(recoveryTime),
}).transform(({ time }) => ({
  kind: "time" as const,
  value: time,
  exclusive: false,
  timeline: undefined,
  backup: undefined,
}));
