import { noFacts, type DatabaseState } from "../../guard/state";
import type { ClusterObject } from "../contract";
import { at, items, recorded, text } from "../reading";

/** Reads the state back from a StatefulSet that this library made; of others nobody knows what they hold. */
export function recognise(object: ClusterObject): DatabaseState | undefined {
  if (object.kind !== "StatefulSet" || object.apiVersion !== "apps/v1") return undefined;
  const labels = at(object.metadata, "labels");
  if (at(labels, "app.kubernetes.io/managed-by") !== "postgres-kubernetes") return undefined;
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
export function recogniseClaim({
  apiVersion,
  kind,
  metadata,
  spec,
}: ClusterObject): DatabaseState | undefined {
  if (kind !== "PersistentVolumeClaim" || apiVersion !== "v1") return undefined;
  if (at(metadata, "labels", "app.kubernetes.io/managed-by") !== "postgres-kubernetes")
    return undefined;
  return { ...noFacts, storageSize: text(at(spec, "resources", "requests", "storage")) };
}
