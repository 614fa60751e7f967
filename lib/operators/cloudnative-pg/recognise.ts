import { unknown, type DatabaseState, type Fact } from "../../guard/state";
import type { ClusterObject } from "../contract";
import { at, has, items, recorded, text } from "../reading";

/** Reads the state back from a `Cluster`, whoever wrote it: its spec where that says so, else our annotations. */
export function recognise(object: ClusterObject): DatabaseState | undefined {
  if (object.kind !== "Cluster" || !String(object.apiVersion).startsWith("postgresql.cnpg.io/"))
    return undefined;
  const record = recorded(object);
  const { spec } = object;
  return {
    stage: stageOf(spec, record.stage),
    source: record.source ?? text(at(spec, "bootstrap", "recovery", "source")),
    target: record.target,
    archive: archiveIn(spec, record.archive),
    postgresVersion: majorOf(text(at(spec, "imageName"))),
    storageSize: text(at(spec, "storage", "size")),
  };
}

function stageOf(spec: unknown, record: DatabaseState["stage"]): DatabaseState["stage"] {
  const enabled = at(spec, "replica", "enabled");
  if (spec === unknown || enabled === unknown) return unknown;
  if (enabled === true) return "standby";
  if (record !== undefined) return record;
  if (enabled === false) return "promoted";
  return has(at(spec, "bootstrap"), "recovery") ? "recovering" : "fresh";
}

/** Without an archiver there is no archive, whatever the record says. Without a record, the store's name and the server's. */
function archiveIn(spec: unknown, record: Fact<string>): Fact<string> {
  if (spec === unknown) return unknown;
  const archiver = items(at(spec, "plugins")).find(
    (plugin) => at(plugin, "isWALArchiver") === true,
  );
  const inTree = at(spec, "backup", "barmanObjectStore");
  if (archiver === undefined && inTree === undefined) return undefined;
  if (record !== undefined) return record;
  const place = text(
    at(archiver, "parameters", "barmanObjectName") ?? at(inTree, "destinationPath"),
  );
  const server = text(at(archiver, "parameters", "serverName") ?? at(inTree, "serverName"));
  return typeof place === "string" && typeof server === "string" ? `${place}/${server}` : unknown;
}

/** The major of `postgresql:17.2-standard-trixie`. */
function majorOf(image: Fact<string>): Fact<string> {
  if (image === unknown) return unknown;
  return /:(\d+)[.\-\w]*(@|$)/.exec(image ?? "")?.[1];
}
