import { z } from "zod";
import { isArriving } from "./arriving";
import { fixSeparator, problemSeparator } from "./leaf";
import { show } from "./show";

/** Keys that used to exist, and what to write instead. */
const ghostKeys: Readonly<Record<string, string>> = {
  enableRestore: 'write restore: { enabled: true, s3Path: "..." } instead',
  enableClone:
    'write restore: { enabled: true, mode: "one-stage", target: { time: "..." }, s3Path: "..." } instead',
};

/**
 * An object that refuses keys it does not know, and says which one was probably meant. `shown` puts a value that is no
 * object into words; where credentials belong it must be `masked`.
 */
export function strict<S extends z.ZodRawShape>(what: string, shape: S, shown = show) {
  const object = z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? unknownKeys(issue.keys, Object.keys(shape))
        : notAnObject(what, issue.input, shown),
  });
  // A late object would answer every question about its keys with another late value.
  return z
    .custom<z.input<typeof object>>((value) => !isArriving(value), {
      error: ({ input }) => notAnObject(what, input),
      abort: true,
    })
    .pipe(object);
}

/** One object per key the user chose. */
export function record<K extends string, V>(what: string, key: z.ZodType<K>, value: z.ZodType<V>) {
  return z.record(key as never, value, {
    error: (issue) =>
      issue.code === "invalid_key" ? issue.issues[0]?.message : notAnObject(what, issue.input),
  }) as unknown as z.ZodType<Readonly<Record<string, V>>>;
}

/** Items in the order the user wrote them. */
export function list<V>(what: string, item: z.ZodType<V>): z.ZodType<readonly V[]> {
  return z.array(item, {
    error: ({ input }) => `expected ${what}, got ${got(input)}${fixSeparator}write a list`,
  });
}

export function notAnObject(what: string, input: unknown, shown = show): string {
  return `expected ${what}, got ${got(input, shown)}${fixSeparator}write an object; its leaves may be late, the object itself may not`;
}

/** What was found, in the words of an error. */
export function got(input: unknown, shown = show): string {
  return isArriving(input) ? "a value that is only known later" : shown(input);
}

/** One problem for each key with an answer of its own, one for all the others. */
function unknownKeys(unknown: readonly string[], known: readonly string[]): string {
  const answers = unknown.map((key) => [key, answerFor(key, known)] as const);
  const lost = answers.filter(([, answer]) => answer === undefined).map(([key]) => show(key));
  const keys = lost.length === 1 ? "key" : "keys";
  return [
    ...answers.flatMap(([, answer]) => answer ?? []),
    ...(lost.length === 0
      ? []
      : [`unknown ${keys} ${lost.join(", ")}${fixSeparator}the keys here are ${known.join(", ")}`]),
  ].join(problemSeparator);
}

function answerFor(key: string, known: readonly string[]): string | undefined {
  if (Object.hasOwn(ghostKeys, key)) {
    return `${show(key)} was removed: the restore block decides now${fixSeparator}${ghostKeys[key] ?? ""}`;
  }
  const near = nearest(key, known);
  return near && `unknown key ${show(key)}${fixSeparator}did you mean ${near}?`;
}

/** The known key with the same letters apart from case and separators; else one edit away; else a longer or shorter form. */
function nearest(key: string, known: readonly string[]): string | undefined {
  const typed = normal(key);
  const by = (isNear: (a: string, b: string) => boolean) =>
    known.find((name) => isNear(typed, normal(name)));
  return by((a, b) => a === b) ?? by(isOneEdit) ?? by(isLonger);
}

const isLonger = (a: string, b: string) => a.length > 3 && (a.startsWith(b) || b.startsWith(a));

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
