import { serverOf } from "../../guard/archiving";
import { noFacts, type DatabaseState, type Fact } from "../../guard/state";
import type { ClusterObject } from "../contract";
import { at, items, recorded, text, variable } from "../reading";

/** Reads the state back from a StatefulSet that this library made; of others nobody knows what they hold. */
export function recognise(object: ClusterObject): DatabaseState | undefined {
  if (object.kind !== "StatefulSet" || object.apiVersion !== "apps/v1") return undefined;
  if (!isOurs(object)) return undefined;
  const env = serverEnv(object);
  return {
    ...recorded(object),
    archiveServer: serverIn(env),
    postgresVersion: variable(env, /^PGK_MAJOR$/),
    upgradeHazard: {
      wouldHappen:
        "the pod would stop at its start: the new server refuses the old one's data, and nothing here runs pg_upgrade",
      doInstead:
        "put the version back; to upgrade, create a second database with the new major and copy the data with dump and load or logical replication",
    },
    // The volume is an object of its own.
    storageSize: undefined,
  };
}

/** What the server's container is told. */
export function serverEnv({ spec }: ClusterObject): unknown {
  const server = items(at(spec, "template", "spec", "containers")).find(
    (container) => at(container, "name") === "postgres",
  );
  return at(server, "env");
}

function serverIn(env: unknown): Fact<string> {
  const place = variable(env, /^PGK_ARCHIVE$/);
  return place && serverOf(archiveEndpoint(env));
}

export function archiveEndpoint(env: unknown): Fact<string> {
  return variable(env, /^RCLONE_CONFIG_ARCHIVE_ENDPOINT$/);
}

/** Reads the volume's size back from a claim that this library made. */
export function recogniseClaim(object: ClusterObject): DatabaseState | undefined {
  if (object.kind !== "PersistentVolumeClaim" || object.apiVersion !== "v1") return undefined;
  if (!isOurs(object)) return undefined;
  return { ...noFacts, storageSize: text(at(object.spec, "resources", "requests", "storage")) };
}

/** Kubernetes' own kinds may be anybody's. */
export function isOurs({ metadata }: ClusterObject): boolean {
  return at(metadata, "labels", "app.kubernetes.io/managed-by") === "postgres-kubernetes";
}
