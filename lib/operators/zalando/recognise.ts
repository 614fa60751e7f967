import { unknown, type DatabaseState, type Fact } from "../../guard/state";
import { readRecord, recordKeys, type LifeRecord } from "../../plan/record";
import type { ClusterObject } from "../contract";

/** Reads the state back from a `postgresql` object, whoever wrote it: its spec where that says so, else our annotations. */
export function recognise(object: ClusterObject): DatabaseState | undefined {
  if (object.kind !== "postgresql" || !String(object.apiVersion).startsWith("acid.zalan.do/"))
    return undefined;
  const annotations = at(object.metadata, "annotations");
  const record = readRecord(fields(annotations));
  const recorded = <K extends keyof LifeRecord>(key: K): Fact<LifeRecord[K]> =>
    at(annotations, recordKeys[key]) === unknown ? unknown : record[key];
  const { spec } = object;
  return {
    stage: stageIn(spec) ?? recorded("stage") ?? "fresh",
    source: sourceIn(spec) ?? recorded("source"),
    target: targetIn(spec) ?? recorded("target"),
    archive: envValue(spec, /^WAL[EG]_(S3|GS)_PREFIX$/) ?? recorded("archive"),
    postgresVersion: text(at(at(spec, "postgresql"), "version")),
    storageSize: text(at(at(spec, "volume"), "size")),
  };
}

function stageIn(spec: unknown): DatabaseState["stage"] {
  if (spec === unknown) return unknown;
  if ("standby" in fields(spec)) return "standby";
  return "clone" in fields(spec) ? "recovering" : undefined;
}

function sourceIn(spec: unknown): Fact<string> {
  const standby = at(spec, "standby");
  const clone = at(spec, "clone");
  return text(at(standby, "s3_wal_path") ?? at(standby, "gs_wal_path") ?? at(clone, "s3_wal_path"));
}

function targetIn(spec: unknown): Fact<string> {
  const time = text(at(at(spec, "clone"), "timestamp"));
  return typeof time === "string" ? `time ${time}` : time;
}

function envValue(spec: unknown, name: RegExp): Fact<string> {
  const env = at(spec, "env");
  if (env === unknown) return unknown;
  const entries: readonly unknown[] = Array.isArray(env) ? env : [];
  return text(
    at(
      entries.find((entry) => name.test(String(at(entry, "name")))),
      "value",
    ),
  );
}

/** A part of something unknown is unknown. */
function at(value: unknown, key: string): unknown {
  return value === unknown ? unknown : fields(value)[key];
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}

function text(value: unknown): Fact<string> {
  return typeof value === "string" || value === unknown ? value : undefined;
}
