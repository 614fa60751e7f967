import { z } from "zod";
import { isLate } from "../late";
import { fixSeparator } from "./leaf";
import { show } from "./show";

/** Keys that used to exist, and what to write instead. */
const ghostKeys: Readonly<Record<string, string>> = {
  enableRestore: 'write restore: { enabled: true, s3Path: "..." } instead',
  enableClone:
    'write restore: { enabled: true, mode: "one-stage", target: { time: "..." }, s3Path: "..." } instead',
};

/** An object that refuses keys it does not know, and says which one was probably meant. */
export function strict<S extends z.ZodRawShape>(what: string, shape: S) {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? unknownKeys(issue.keys, Object.keys(shape))
        : notAnObject(what, issue.input),
  });
}

/** One object per key the user chose. */
export function record<K extends string, V>(what: string, key: z.ZodType<K>, value: z.ZodType<V>) {
  return z.record(key as never, value, {
    error: (issue) =>
      issue.code === "invalid_key" ? issue.issues[0]?.message : notAnObject(what, issue.input),
  }) as unknown as z.ZodType<Readonly<Record<string, V>>>;
}

export function notAnObject(what: string, input: unknown): string {
  const got = isLate(input) ? "a value that is only known later" : show(input);
  return `expected ${what}, got ${got}${fixSeparator}write an object; its leaves may be late, the object itself may not`;
}

function unknownKeys(unknown: readonly string[], known: readonly string[]): string {
  const [key = ""] = unknown;
  const ghost = unknown.find((name) => Object.hasOwn(ghostKeys, name));
  if (ghost !== undefined) {
    return `${show(ghost)} was removed: the restore block decides now${fixSeparator}${ghostKeys[ghost] ?? ""}`;
  }
  const named = unknown.map(show).join(", ");
  const nearest = known.find((name) => isNear(key, name));
  const hint =
    nearest === undefined ? `the keys here are ${known.join(", ")}` : `did you mean ${nearest}?`;
  return `unknown ${unknown.length === 1 ? "key" : "keys"} ${named}${fixSeparator}${hint}`;
}

/** Same letters apart from case and separators, or one edit away. */
function isNear(typed: string, known: string): boolean {
  const [a, b] = [normal(typed), normal(known)];
  return a === b || (a.length > 3 && (a.startsWith(b) || b.startsWith(a))) || isOneEdit(a, b);
}

function normal(name: string): string {
  return name.toLowerCase().replace(/[_-]/g, "");
}

function isOneEdit(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return (
    a.slice(i + 1) === b.slice(i + 1) ||
    a.slice(i + 1) === b.slice(i) ||
    a.slice(i) === b.slice(i + 1)
  );
}
