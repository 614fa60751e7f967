import type { Archiving, ArchivePlace } from "../../guard/archiving";
import type { KubernetesObject } from "../../guard/inspection";
import { unknown, type Fact } from "../../guard/state";
import type { Retention } from "../../units/retention";
import type { ObjectReader } from "../reader";
import { at, items, recorded, text } from "../reading";
import { inspections } from "./inspections";
import { addressOf, endpointOf, ownRepos, recognise } from "./recognise";

export const perconaReader: ObjectReader = {
  id: "percona",
  promotedLooks: "fresh",
  partOf: ({ kind, apiVersion }) =>
    kind === "PerconaPGCluster" && String(apiVersion).startsWith("pgv2.percona.com/")
      ? "database"
      : undefined,
  recognise,
  archiving: (object) => archivingOf(object),
  inspections,
};

function archivingOf(object: KubernetesObject): Archiving {
  const { spec } = object;
  const pgbackrest = at(spec, "backups", "pgbackrest");
  const repos = at(pgbackrest, "repos");
  const isStandby = at(spec, "standby", "enabled") === true;
  const own = ownRepos(spec);
  const off = whyOff(spec, own);
  const unread = spec === unknown || repos === unknown;
  return {
    // A server that is no standby pushes to every repository it knows.
    writes: unread
      ? [{ endpoint: unknown, url: unknown }]
      : off === undefined
        ? own.map((repo) => placeOf(repo, at(pgbackrest, "global")))
        : [],
    reads: sources(object),
    ...(off !== undefined && !unread && { off }),
    // The operator's scheduler does not know that a standby takes no backups, so it has none.
    schedule: unread ? unknown : isStandby ? "after the promotion" : scheduleIn(own),
    retention: off === undefined ? retentionIn(at(pgbackrest, "global")) : undefined,
  };
}

function whyOff(spec: unknown, own: readonly unknown[]): string | undefined {
  if (at(spec, "backups", "enabled") === false)
    return "backups.enabled is false, so archive_command is true";
  return own.length === 0 ? "backups.pgbackrest.repos has no repository of its own" : undefined;
}

function sources(object: KubernetesObject): readonly ArchivePlace[] {
  const { spec } = object;
  const pgbackrest = at(spec, "backups", "pgbackrest");
  if (at(spec, "standby", "enabled") === true) {
    const name = at(spec, "standby", "repoName");
    const repo = items(at(pgbackrest, "repos")).find((candidate) => at(candidate, "name") === name);
    return repo === undefined ? [] : [placeOf(repo, at(pgbackrest, "global"))];
  }
  const origin = at(spec, "dataSource", "pgbackrest");
  if (at(origin, "repo") !== undefined) return [placeOf(at(origin, "repo"), at(origin, "global"))];
  // A promoted one has forgotten its source; our record has not.
  const { source } = recorded(object);
  const writes = items(at(pgbackrest, "repos"));
  return source === undefined || writes.length === 0
    ? []
    : [{ endpoint: endpointOf(writes[0]), url: source }];
}

/** A volume of its own is a place that no other database reaches. */
function placeOf(repo: unknown, global: unknown): ArchivePlace {
  const url = addressOf(repo, global);
  const isVolume = typeof url === "string" && url.startsWith("volume://");
  return { endpoint: endpointOf(repo), url: isVolume ? undefined : url };
}

function scheduleIn(own: readonly unknown[]): Fact<string> {
  for (const repo of own) {
    const schedules = at(repo, "schedules");
    if (schedules === unknown) return unknown;
    const schedule = text(at(schedules, "full")) ?? text(at(schedules, "differential"));
    if (schedule !== undefined) return schedule;
  }
  return undefined;
}

/** pgBackRest keeps everything unless told otherwise. */
function retentionIn(global: unknown): Fact<Retention> {
  if (global === unknown) return unknown;
  const kept = at(global, "repo1-retention-full");
  if (kept === unknown) return unknown;
  if (!/^\d{1,5}$/.test(String(kept))) return undefined;
  return at(global, "repo1-retention-full-type") === "time"
    ? { kind: "window", days: Number(kept) }
    : { kind: "count", fullBackups: Number(kept) };
}
