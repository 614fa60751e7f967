import { serverOf } from "../../guard/archiving";
import { unknown, type DatabaseState, type Fact } from "../../guard/state";
import type { ClusterObject } from "../contract";
import { at, has, items, recorded, text } from "../reading";
import { targetIn } from "./recovery-options";

/** Reads the state back from a `PerconaPGCluster`, whoever wrote it: its spec where that says so, else our annotations. */
export function recognise(object: ClusterObject): DatabaseState | undefined {
  if (
    object.kind !== "PerconaPGCluster" ||
    !String(object.apiVersion).startsWith("pgv2.percona.com/")
  )
    return undefined;
  const { spec } = object;
  const record = recorded(object);
  const stage = stageIn(spec) ?? record.stage ?? "fresh";
  return {
    stage,
    source: sourceIn(spec) ?? record.source,
    target: record.target ?? recoveryTargetIn(spec),
    archive: archiveIn(spec, record.archive),
    archiveServer: serverIn(spec),
    postgresVersion: versionText(at(spec, "postgresVersion")),
    upgradeHazard: {
      wouldHappen:
        "the pods would stop at their start: they refuse the data of another major, and nothing runs pg_upgrade",
      doInstead:
        "put the version back and run a PerconaPGUpgrade, which raises it in the object itself; then raise it here, and acknowledge major-raised with the reason",
    },
    storageSize: text(
      at(
        items(at(spec, "instances"))[0],
        "dataVolumeClaimSpec",
        "resources",
        "requests",
        "storage",
      ),
    ),
  };
}

function stageIn(spec: unknown): DatabaseState["stage"] {
  const enabled = at(spec, "standby", "enabled");
  if (spec === unknown || enabled === unknown || at(spec, "dataSource") === unknown) return unknown;
  if (enabled === true) return "standby";
  return has(spec, "dataSource") ? "recovering" : undefined;
}

function sourceIn(spec: unknown): Fact<string> {
  const pgbackrest = at(spec, "backups", "pgbackrest");
  if (at(spec, "standby", "enabled") === true) {
    const name = at(spec, "standby", "repoName");
    return addressOf(
      items(at(pgbackrest, "repos")).find((repo) => at(repo, "name") === name),
      at(pgbackrest, "global"),
    );
  }
  const origin = at(spec, "dataSource", "pgbackrest");
  return addressOf(at(origin, "repo"), at(origin, "global"));
}

function recoveryTargetIn(spec: unknown): Fact<string> {
  const options = at(spec, "dataSource", "pgbackrest", "options");
  return options === unknown ? unknown : targetIn(items(options));
}

function archiveIn(spec: unknown, record: Fact<string>): Fact<string> {
  const own = ownRepo(spec);
  if (own === undefined || own === unknown) return own;
  return addressOf(own, at(spec, "backups", "pgbackrest", "global")) ?? record;
}

function serverIn(spec: unknown): Fact<string> {
  const own = ownRepo(spec);
  return own === undefined || own === unknown ? own : serverOf(endpointOf(own));
}

function ownRepo(spec: unknown): object | undefined | typeof unknown {
  if (spec === unknown || at(spec, "backups", "pgbackrest", "repos") === unknown) return unknown;
  const [own] = ownRepos(spec);
  if (at(spec, "backups", "enabled") === false) return undefined;
  return own === unknown ? unknown : (own as object | undefined);
}

/** Repositories that are not the source, by name: nothing depends on their order in the object. */
export function ownRepos(spec: unknown): readonly unknown[] {
  const source = at(spec, "standby", "enabled") === true ? at(spec, "standby", "repoName") : "";
  return items(at(spec, "backups", "pgbackrest", "repos"))
    .filter((repo) => at(repo, "name") !== source)
    .sort((one, other) => String(at(one, "name")).localeCompare(String(at(other, "name"))));
}

export function endpointOf(repo: unknown): Fact<string> {
  return text(at(repo, "s3", "endpoint"));
}

/** `s3://bucket/path` of a repository in a bucket, `volume://repo1` of one in a volume. */
export function addressOf(repo: unknown, global: unknown): Fact<string> {
  const name = text(at(repo, "name"));
  if (name === undefined || name === unknown) return name;
  const path = text(at(global, `${name}-path`)) ?? `/pgbackrest/${name}`;
  for (const { kind, protocol, key } of places) {
    if (!has(repo, kind)) continue;
    const bucket = text(at(repo, kind, key));
    if (bucket === unknown || path === unknown) return unknown;
    return bucket && `${protocol}://${bucket}/${path.replace(/^\//, "")}`;
  }
  return `volume://${name}`;
}

const places = [
  { kind: "s3", protocol: "s3", key: "bucket" },
  { kind: "gcs", protocol: "gs", key: "bucket" },
  { kind: "azure", protocol: "azure", key: "container" },
] as const;

function versionText(version: unknown): Fact<string> {
  return typeof version === "number" ? String(version) : text(version);
}
