import { noFacts, type DatabaseState } from "../../guard/state";
import type { ClusterObject } from "../contract";
import { at, items, recorded, text } from "../reading";

/** Reads the state back from a StatefulSet that this library made; of others nobody knows what they hold. */
export function recognise(object: ClusterObject): DatabaseState | undefined {
  if (object.kind !== "StatefulSet" || object.apiVersion !== "apps/v1") return undefined;
  if (!isOurs(object)) return undefined;
  const server = items(at(object.spec, "template", "spec", "containers")).find(
    (container) => at(container, "name") === "postgres",
  );
  const major = items(at(server, "env")).find((entry) => at(entry, "name") === "PGK_MAJOR");
  return {
    ...recorded(object),
    postgresVersion: text(at(major, "value")),
    // The volume is an object of its own.
    storageSize: undefined,
  };
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
