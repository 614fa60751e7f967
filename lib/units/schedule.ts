import { CronExpressionParser } from "cron-parser";

interface Field {
  readonly least: number;
  readonly most: number;
  /** Names of the values from {@link least} on. */
  readonly names?: readonly string[];
}

const months = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split(" ");
const weekdays = "SUN MON TUE WED THU FRI SAT".split(" ");

/** Minute, hour, day, month, weekday. Sunday is 0 alone: the Go operators' parser knows no 7. */
const fields: readonly Field[] = [
  { least: 0, most: 59 },
  { least: 0, most: 23 },
  { least: 1, most: 31 },
  { least: 1, most: 12, names: months },
  { least: 0, most: 6, names: weekdays },
];

/**
 * True for a five-field cron expression that fires at least once and that every parser behind an operator reads alike:
 * robfig/cron (Kubernetes, CloudNativePG, Percona) and vixie cron (Spilo). No macros, no seconds, no `L`, `W`, `#`, `?`.
 */
export function isSchedule(text: string): boolean {
  const written = text.split(" ");
  if (text.length > 100 || written.length !== fields.length) return false;
  if (
    !fields.every((field, at) => (written[at] ?? "").split(",").every((part) => fits(part, field)))
  )
    return false;
  try {
    CronExpressionParser.parse(text, { tz: "UTC" }).next();
    return true;
  } catch {
    return false;
  }
}

/** `*`, a value or a range; a step only after the first and the last, because vixie cron reads no `5/15`. */
function fits(part: string, field: Field): boolean {
  const match = /^(?:\*|(\w{1,3})(?:-(\w{1,3}))?)(?:\/(\d{1,2}))?$/.exec(part);
  if (match === null) return false;
  const [, first, last, step] = match;
  if (step !== undefined && (Number(step) === 0 || (first !== undefined && last === undefined)))
    return false;
  if (first === undefined) return true;
  const from = valueOf(first, field);
  const to = valueOf(last ?? first, field);
  return from !== undefined && to !== undefined && from <= to;
}

function valueOf(word: string, { least, most, names = [] }: Field): number | undefined {
  const named = names.indexOf(word.toUpperCase());
  if (named >= 0) return least + named;
  const value = /^\d{1,2}$/.test(word) ? Number(word) : undefined;
  return value !== undefined && value >= least && value <= most ? value : undefined;
}
