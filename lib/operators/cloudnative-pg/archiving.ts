import type { ArchivePlace, Archiving } from "../../guard/archiving";
import type { KubernetesObject } from "../../guard/inspection";
import { unknown, type Fact } from "../../guard/state";
import { windowOf, type Retention } from "../../units/retention";
import type { Surroundings } from "../reader";
import { at, has, items, recorded, text } from "../reading";
import { holdsUnknownArchiver, recognise } from "./recognise";

/** Follows a `Cluster` to its ObjectStores and ScheduledBackups. */
export function clusterArchiving(cluster: KubernetesObject, around: Surroundings): Archiving {
  const { spec } = cluster;
  const archiver = items(at(spec, "plugins")).find(isArchiver);
  const inTree = at(spec, "backup", "barmanObjectStore");
  const isUnread = holdsUnknownArchiver(spec);
  const off = archiver === undefined && inTree === undefined ? whyOff(spec) : undefined;
  const here = (parameters: unknown) => pluginPlace(cluster, parameters, around);
  return {
    writes: isUnread
      ? [{ endpoint: unknown, url: unknown }]
      : [
          ...(archiver === undefined ? [] : [here(at(archiver, "parameters"))]),
          ...(inTree === undefined ? [] : [storePlace(inTree, at(inTree, "serverName"), cluster)]),
        ],
    reads: sources(cluster, around),
    ...(off !== undefined && !isUnread && { off }),
    schedule: scheduleOf(cluster, around),
    retention: archiver
      ? storeRetention(
          around.find(
            "ObjectStore",
            at(cluster.metadata, "namespace"),
            at(archiver, "parameters", "barmanObjectName"),
          ),
        )
      : retentionText(at(spec, "backup", "retentionPolicy")),
  };
}

/** What an ObjectStore says by itself. */
export function storeRetention(store: KubernetesObject | undefined): Fact<Retention> {
  return retentionText(at(store?.spec, "retentionPolicy"));
}

function isArchiver(plugin: unknown): boolean {
  return at(plugin, "isWALArchiver") === true && at(plugin, "enabled") !== false;
}

function whyOff(spec: unknown): string {
  return has(spec, "plugins")
    ? "no entry of spec.plugins has isWALArchiver: true (it is false unless written)"
    : "spec has neither a plugin with isWALArchiver: true nor backup.barmanObjectStore";
}

function sources(cluster: KubernetesObject, around: Surroundings): readonly ArchivePlace[] {
  const { spec } = cluster;
  const [origin, followed] = [
    at(spec, "bootstrap", "recovery", "source"),
    at(spec, "replica", "source"),
  ];
  const clusters = items(at(spec, "externalClusters"));
  // What it was restored from comes first, in whatever order they are listed.
  return [origin, ...(followed === origin ? [] : [followed])]
    .filter((name) => typeof name === "string")
    .flatMap((name) => clusters.find((entry) => at(entry, "name") === name) ?? [])
    .flatMap((entry) => {
      const store = at(entry, "barmanObjectStore");
      // In-tree the source's folder is called after the entry, with the plugin after this cluster.
      if (store !== undefined)
        return [storePlace(store, at(store, "serverName") ?? at(entry, "name"), cluster)];
      const plugin = at(entry, "plugin");
      return plugin === undefined ? [] : [pluginPlace(cluster, at(plugin, "parameters"), around)];
    });
}

/** A store that is not in the stack is known by its name only; that still tells two databases apart, or not. */
function pluginPlace(
  cluster: KubernetesObject,
  parameters: unknown,
  around: Surroundings,
): ArchivePlace {
  const namespace = at(cluster.metadata, "namespace");
  const name = text(at(parameters, "barmanObjectName"));
  const server = at(parameters, "serverName") ?? at(cluster.metadata, "name");
  if (name === unknown || namespace === unknown) return { endpoint: unknown, url: unknown };
  const store = around.find("ObjectStore", namespace, name);
  if (store !== undefined) return storePlace(at(store.spec, "configuration"), server, cluster);
  return {
    endpoint: undefined,
    url:
      server === unknown
        ? unknown
        : name &&
          `ObjectStore ${typeof namespace === "string" ? namespace : "default"}/${name}/${String(server)}`,
  };
}

function storePlace(
  configuration: unknown,
  given: unknown,
  cluster: KubernetesObject,
): ArchivePlace {
  const server = given ?? at(cluster.metadata, "name");
  const destination = text(at(configuration, "destinationPath"));
  const isUnread = server === unknown || destination === unknown;
  return {
    endpoint: text(at(configuration, "endpointURL")),
    url: isUnread ? unknown : destination && `${destination.replace(/\/+$/, "")}/${String(server)}`,
  };
}

/** Suspended is not scheduled, except where a standby waits for its promotion. */
function scheduleOf(cluster: KubernetesObject, around: Surroundings): Fact<string> {
  const name = at(cluster.metadata, "name");
  const own = around
    .all("ScheduledBackup", at(cluster.metadata, "namespace"))
    .filter(({ spec }) => at(spec, "cluster", "name") === name);
  const active = own.find(({ spec }) => at(spec, "suspend") !== true);
  if (active !== undefined) return text(at(active.spec, "schedule"));
  return recognise(cluster)?.stage === "standby" ? "after the promotion" : undefined;
}

/** What one ScheduledBackup promises. Ours says for which stage it is suspended. */
export function scheduleIn(object: KubernetesObject): Fact<string> {
  const isSuspended = at(object.spec, "suspend") === true;
  return isSuspended && recorded(object).stage !== "standby"
    ? undefined
    : text(at(object.spec, "schedule"));
}

function retentionText(policy: unknown): Fact<Retention> {
  if (policy === unknown) return unknown;
  return typeof policy === "string" ? windowOf(policy) : undefined;
}
