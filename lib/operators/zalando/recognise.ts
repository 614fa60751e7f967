import { serverOf } from "../../guard/archiving";
import { unknown, type DatabaseState, type Fact } from "../../guard/state";
import type { ClusterObject } from "../contract";
import { at, has, recorded, text, variable } from "../reading";

/** Reads the state back from a `postgresql` object, whoever wrote it: its spec where that says so, else our annotations. */
export function recognise(object: ClusterObject): DatabaseState | undefined {
  if (object.kind !== "postgresql" || !String(object.apiVersion).startsWith("acid.zalan.do/"))
    return undefined;
  const record = recorded(object);
  const { spec } = object;
  return {
    stage: stageIn(spec) ?? record.stage ?? "fresh",
    source: sourceIn(spec) ?? record.source,
    target: targetIn(spec) ?? record.target,
    archive: variable(at(spec, "env"), /^WAL[EG]_(S3|GS)_PREFIX$/) ?? record.archive,
    archiveServer: serverIn(at(spec, "env")),
    postgresVersion: text(at(spec, "postgresql", "version")),
    storageSize: text(at(spec, "volume", "size")),
  };
}

function stageIn(spec: unknown): DatabaseState["stage"] {
  if (spec === unknown) return unknown;
  if (has(spec, "standby")) return "standby";
  return has(spec, "clone") ? "recovering" : undefined;
}

function sourceIn(spec: unknown): Fact<string> {
  const standby = at(spec, "standby");
  return text(
    at(standby, "s3_wal_path") ?? at(standby, "gs_wal_path") ?? at(spec, "clone", "s3_wal_path"),
  );
}

function targetIn(spec: unknown): Fact<string> {
  const time = text(at(spec, "clone", "timestamp"));
  return typeof time === "string" ? `time ${time}` : time;
}

function serverIn(env: unknown): Fact<string> {
  const prefix = variable(env, /^WAL[EG]_(S3|GS)_PREFIX$/);
  return prefix && serverOf(endpoint(env, ""));
}

/** What WAL-G takes for the server of the own archive, or of a source. */
export function endpoint(env: unknown, prefix: "" | "STANDBY_" | "CLONE_"): Fact<string> {
  return (
    variable(env, new RegExp(`^${prefix}AWS_ENDPOINT$`)) ??
    variable(env, new RegExp(`^${prefix}WAL[EG]_S3_ENDPOINT$`))
  );
}
