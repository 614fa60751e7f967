import type { DatabaseState } from "../../guard/state";
import { readRecord } from "../../plan/record";
import type { ClusterObject } from "../contract";

/** Reads the state back from a `postgresql` object, whoever wrote it: its spec where that says so, else our annotations. */
export function recognise(object: ClusterObject): DatabaseState | undefined {
  if (object.kind !== "postgresql" || !String(object.apiVersion).startsWith("acid.zalan.do/"))
    return undefined;
  const record = readRecord(fields(fields(object.metadata)["annotations"]));
  const spec = fields(object.spec);
  const standby = fields(spec["standby"]);
  const clone = fields(spec["clone"]);
  return {
    stage:
      "standby" in spec ? "standby" : "clone" in spec ? "recovering" : (record.stage ?? "fresh"),
    source:
      text(standby["s3_wal_path"] ?? standby["gs_wal_path"] ?? clone["s3_wal_path"]) ??
      record.source,
    target: clonedTo(clone) ?? record.target,
    archive: envValue(spec["env"], /^WAL[EG]_(S3|GS)_PREFIX$/) ?? record.archive,
    postgresVersion: text(fields(spec["postgresql"])["version"]),
    storageSize: text(fields(spec["volume"])["size"]),
  };
}

function clonedTo(clone: Readonly<Record<string, unknown>>): string | undefined {
  const time = text(clone["timestamp"]);
  return time === undefined ? undefined : `time ${time}`;
}

function envValue(env: unknown, name: RegExp): string | undefined {
  if (!Array.isArray(env)) return undefined;
  const entry = env.map(fields).find((candidate) => name.test(String(candidate["name"])));
  return text(entry?.["value"]);
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
