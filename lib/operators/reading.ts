import { unknown, type DatabaseState, type Fact } from "../guard/state";
import { readRecord, recordKeys } from "../plan/record-keys";
import type { ClusterObject } from "./contract";

/** A part of an object that anybody may have written. A part of something unknown is unknown. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (part, key) => (part === unknown ? unknown : fields(part)[key]),
    value,
  );
}

export function text(value: unknown): Fact<string> {
  return typeof value === "string" || value === unknown ? value : undefined;
}

/** Items of a list; none when it is missing or unknown. */
export function items(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** True when the object has the part, whatever it holds. */
export function has(value: unknown, key: string): boolean {
  return value !== unknown && key in fields(value);
}

/** Value of an environment variable in a list of `{ name, value }`. */
export function variable(env: unknown, name: RegExp): Fact<string> {
  if (env === unknown) return unknown;
  const entry = items(env).find((candidate) => name.test(String(at(candidate, "name"))));
  return text(at(entry, "value"));
}

/** Whether the object carries our record at all. */
export function isRecorded({ metadata }: ClusterObject): boolean {
  return at(metadata, "annotations", recordKeys.stage) !== undefined;
}

type Recorded = Pick<DatabaseState, "stage" | "source" | "target" | "archive">;

/** What our annotations on the object say. */
export function recorded({ metadata }: ClusterObject): Recorded {
  const annotations = at(metadata, "annotations");
  const record = readRecord(fields(annotations));
  const fact = <K extends keyof Recorded>(key: K): Recorded[K] =>
    at(annotations, recordKeys[key]) === unknown ? unknown : (record[key] as Recorded[K]);
  return {
    stage: fact("stage"),
    source: fact("source"),
    target: fact("target"),
    archive: fact("archive"),
  };
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}
