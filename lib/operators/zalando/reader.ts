import type { Archiving, ArchivePlace } from "../../guard/archiving";
import type { KubernetesObject } from "../../guard/inspection";
import { unknown, type Fact } from "../../guard/state";
import type { Retention } from "../../units/retention";
import type { ObjectReader } from "../reader";
import { at, text, variable } from "../reading";
import { inspections } from "./inspections";
import { endpoint, recognise } from "./recognise";

export const zalandoReader: ObjectReader = {
  id: "zalando",
  promotedLooks: "fresh",
  partOf: ({ kind, apiVersion }) =>
    kind === "postgresql" && String(apiVersion).startsWith("acid.zalan.do/")
      ? "database"
      : undefined,
  recognise,
  archiving: (object) => archivingOf(object),
  inspections,
};

function archivingOf({ spec }: KubernetesObject): Archiving {
  const env = at(spec, "env");
  const own = variable(env, /^WAL[EG]_(S3|GS|AZ)_PREFIX$/);
  // Its path has the object's uid in it, so no other object writes there.
  const derived = ["WAL_S3_BUCKET", "WAL_GS_BUCKET", "WAL_GCS_BUCKET"]
    .map((name) => variable(env, new RegExp(`^${name}$`)))
    .some((bucket) => bucket !== undefined && bucket !== "");
  const archives = env === unknown || own !== undefined || derived;
  return {
    writes:
      env === unknown || own !== undefined
        ? [{ endpoint: endpoint(env, ""), url: env === unknown ? unknown : own }]
        : [],
    reads: sources(spec),
    ...(!archives && {
      off: "spec.env names none of WALG_S3_PREFIX, WALG_GS_PREFIX and WAL_S3_BUCKET, so Spilo's archive_command is /bin/true",
    }),
    schedule: archives ? scheduleIn(env) : undefined,
    retention: archives ? retentionIn(env) : undefined,
  };
}

function sources(spec: unknown): readonly ArchivePlace[] {
  const env = at(spec, "env");
  const [standby, clone] = [at(spec, "standby"), at(spec, "clone")];
  const followed: ArchivePlace = {
    endpoint: endpoint(env, "STANDBY_"),
    url: text(at(standby, "s3_wal_path") ?? at(standby, "gs_wal_path")),
  };
  const cloned: ArchivePlace = {
    endpoint: text(at(clone, "s3_endpoint")) ?? endpoint(env, "CLONE_"),
    url: text(at(clone, "s3_wal_path")),
  };
  return [followed, cloned].filter(({ url }) => url !== undefined);
}

/** Spilo's own default is every night; written out as nothing, there is no schedule. */
function scheduleIn(env: unknown): Fact<string> {
  const schedule = variable(env, /^BACKUP_SCHEDULE$/);
  return schedule === "" ? undefined : (schedule ?? "0 1 * * *");
}

/** One number, both a least count and a least age in days; 5 unless said otherwise, and never below 2 (`postgres_backup.sh`). */
function retentionIn(env: unknown): Fact<Retention> {
  const kept = variable(env, /^BACKUP_NUM_TO_RETAIN$/) ?? "5";
  if (kept === unknown) return unknown;
  return /^\d{1,5}$/.test(kept) ? { kind: "window", days: Math.max(2, Number(kept)) } : undefined;
}
