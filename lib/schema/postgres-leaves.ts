import { recoveryTimeOf } from "../units/recovery-time";
import { windowOf } from "../units/retention";
import { isSchedule } from "../units/schedule";
import { parsedText, text } from "./text";

/**
 * Names without capitals, which SQL folds unless they are quoted; PostgreSQL cuts longer ones silently. An operator that
 * takes fewer of them has a rule of its own.
 */
export const sqlName = text({
  expected:
    "a name that starts with a lower-case letter or underscore, then lower-case letters, digits, underscores and dashes, at most 63 characters",
  fix: "rename it; this library creates no names that need quoting",
  pattern: /^[a-z_][a-z0-9_-]*$/,
  longest: 63,
});

export const parameterName = text({
  expected: 'the name of a PostgreSQL setting such as "max_connections"',
  fix: "use the name as SHOW ALL prints it; settings of extensions have one dot",
  pattern: /^[a-zA-Z_][a-zA-Z0-9_]*(\.[a-zA-Z_][a-zA-Z0-9_]*)?$/,
  longest: 63,
});

/** Settings that decide where WAL goes or what is recovered. A second author of these breaks the archive or the restore. */
const ownedParameters =
  /^(archive_(mode|command|library)|restore_command|recovery_.*|primary_(conninfo|slot_name)|standby_mode|hot_standby|promote_trigger_file)$/i;

export const isOwnedParameter = (name: string): boolean => ownedParameters.test(name);

/**
 * Settings travel in a container's environment (Spilo: `SPILO_CONFIGURATION`), where the kubelet expands `$(NAME)`; a line
 * break would start another line of postgresql.conf.
 */
export const parameterValue = text({
  expected:
    "a setting's value: text of at most 1024 characters without control characters and without $(",
  fix: 'write numbers as text ("200"); put longer values into a role or database setting',
  // eslint-disable-next-line no-control-regex -- control characters are what it keeps out
  pattern: /^[^\u0000-\u001f\u007f]*$/,
  longest: 1024,
  unless: (value) => value.includes("$("),
});

export const scheduleText = parsedText(
  {
    expected: 'five cron fields such as "0 2 * * *"',
    fix: "write minute, hour, day, month and weekday in UTC as numbers (Sunday is 0) or names such as JAN and MON, with lists (1,15), ranges (1-5) and steps (*/15, 0-30/10); no seconds field, no macros such as @daily, no L, W, # or ?",
  },
  (value) => (isSchedule(value) ? value : undefined),
);

export const retentionWindow = parsedText(
  {
    expected: 'a recovery window such as "30d", "4w" or "6m", at most 3650 days',
    fix: "write a number above zero and d, w or m, or { fullBackups: 7 } to count backups",
  },
  windowOf,
);

export const recoveryTime = parsedText(
  {
    expected: 'a time with seconds and a zone such as "2026-11-20T12:00:00Z"',
    fix: "write RFC 3339 in full; without a zone nobody knows which moment is meant",
  },
  recoveryTimeOf,
);

export const extensionName = text({
  expected: 'the name of an extension such as "pg_stat_statements"',
  fix: "use the name as pg_available_extensions lists it",
  pattern: /^[A-Za-z_][A-Za-z0-9_-]*$/,
  longest: 63,
});

/** A ConfigMap holds at most 1 MiB in all. */
export const sqlText = text({
  expected: "SQL of at most 500000 characters, without NUL characters",
  fix: "load larger content from the application, or from a Job of your own",
  // eslint-disable-next-line no-control-regex -- PostgreSQL takes every character but this one
  pattern: /^[^\u0000]*$/,
  longest: 500_000,
});
