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
    archive: archiveIn(at(spec, "env")) ?? record.archive,
    archiveServer: serverIn(at(spec, "env")),
    postgresVersion: text(at(spec, "postgresql", "version")),
    ...(hasReplicas(spec) && { upgradeHazard: switchover }),
    storageSize: text(at(spec, "volume", "size")),
  };
}

function hasReplicas(spec: unknown): boolean {
  const instances = at(spec, "numberOfInstances");
  return typeof instances === "number" && instances > 1;
}

/** The operator upgrades last: first it gives the pods their new environment (v1.15.1 pkg/cluster/cluster.go Update). */
const switchover = {
  wouldHappen:
    "the operator would first restart the old major with the new one's archive and switch over: a timeline of the old major would lie in that archive, and no restore from it could begin",
  doInstead:
    "set instances: 1 in an update of its own and wait for it, then raise the version, then the instances",
};

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

/** Spilo makes a path of its own in a bucket that is named without one. */
function archiveIn(env: unknown): Fact<string> {
  const prefix = variable(env, /^WAL[EG]_(S3|GS)_PREFIX$/);
  const bucket = variable(env, /^WAL_S3_BUCKET$/);
  if (prefix !== undefined || bucket === undefined || bucket === unknown) return prefix ?? bucket;
  const suffix = variable(env, /^WAL_BUCKET_SCOPE_SUFFIX$/);
  if (suffix === unknown) return unknown;
  return bucket && `s3://${bucket}/spilo${suffix === undefined ? "" : ` (${suffix})`}`;
}

function serverIn(env: unknown): Fact<string> {
  const prefix = variable(env, /^WAL[EG]_(S3|GS)_PREFIX$/);
  return prefix && serverOf(endpoint(env, ""));
}

/** What WAL-G takes for the server of the own archive, or of a source. Spilo takes nothing for not set. */
export function endpoint(env: unknown, prefix: "" | "STANDBY_" | "CLONE_"): Fact<string> {
  return [`${prefix}AWS_ENDPOINT`, `${prefix}WAL[EG]_S3_ENDPOINT`]
    .map((name) => variable(env, new RegExp(`^${name}$`)))
    .find((value) => value !== undefined && value !== "");
}
