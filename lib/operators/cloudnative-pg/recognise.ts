import { serverOf } from "../../guard/archiving";
import { unknown, type DatabaseState, type Fact } from "../../guard/state";
import type { ClusterObject } from "../contract";
import { at, has, items, recorded, text } from "../reading";
import { formerLostKey } from "./annotations";

/** Reads the state back from a `Cluster`, whoever wrote it: its spec where that says so, else our annotations. */
export function recognise(object: ClusterObject): DatabaseState | undefined {
  if (object.kind !== "Cluster" || !String(object.apiVersion).startsWith("postgresql.cnpg.io/"))
    return undefined;
  const record = recorded(object);
  const { spec } = object;
  const topology = topologyIn(object);
  return {
    stage: stageOf(object, record.stage, topology),
    source:
      record.source ??
      text(
        at(spec, "bootstrap", "recovery", "source") ??
          at(spec, "bootstrap", "pg_basebackup", "source"),
      ),
    target: record.target,
    archive: archiveIn(spec, record.archive),
    // With the plugin an ObjectStore says it.
    archiveServer: serverIn(at(spec, "backup", "barmanObjectStore")),
    postgresVersion: majorOf(text(at(spec, "imageName"))) ?? catalogueMajor(spec),
    storageSize: text(at(spec, "storage", "size")),
    topology,
  };
}

function stageOf(
  { spec }: ClusterObject,
  record: DatabaseState["stage"],
  topology: DatabaseState["topology"],
): DatabaseState["stage"] {
  const enabled = at(spec, "replica", "enabled");
  if (spec === unknown || enabled === unknown || topology === unknown) return unknown;
  if (enabled === true || topology?.leads === false) return "standby";
  if (record !== undefined) return record;
  const bootstrap = at(spec, "bootstrap");
  const copied = has(bootstrap, "recovery") || has(bootstrap, "pg_basebackup");
  if (enabled === false || (topology !== undefined && copied)) return "promoted";
  return copied ? "recovering" : "fresh";
}

/** The operator leads when `primary` names it; `self` is its own name unless said otherwise. */
function topologyIn({ spec, metadata }: ClusterObject): DatabaseState["topology"] {
  const primary = text(at(spec, "replica", "primary"));
  const self = text(at(spec, "replica", "self") ?? at(metadata, "name"));
  if (primary === undefined) return undefined;
  if (primary === unknown || self === unknown) return unknown;
  return {
    leads: primary === self,
    token: text(at(spec, "replica", "promotionToken")),
    formerLost: at(metadata, "annotations", formerLostKey) === "true",
  };
}

/** Without an archiver there is no archive, whatever the record says. Without a record, the store's name and the server's. */
function archiveIn(spec: unknown, record: Fact<string>): Fact<string> {
  if (holdsUnknownArchiver(spec)) return unknown;
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

/** Whether an archiver may be among what preview does not know yet. */
export function holdsUnknownArchiver(spec: unknown): boolean {
  const plugins = at(spec, "plugins");
  return (
    [spec, plugins, at(spec, "backup")].includes(unknown) ||
    items(plugins).some((plugin) => plugin === unknown || at(plugin, "isWALArchiver") === unknown)
  );
}

/** Where a store of Barman's is; undefined when there is none. */
export function serverIn(store: unknown): Fact<string> {
  return store === undefined || store === unknown
    ? store
    : serverOf(text(at(store, "endpointURL")));
}

/** The major of `postgresql:17.2-standard-trixie`. */
export function majorOf(image: Fact<string>): Fact<string> {
  if (image === unknown) return unknown;
  return /:(\d+)[.\-\w]*$/.exec((image ?? "").replace(/@.*$/, ""))?.[1];
}

function catalogueMajor(spec: unknown): Fact<string> {
  const major = at(spec, "imageCatalogRef", "major");
  return typeof major === "number" ? String(major) : text(major);
}
