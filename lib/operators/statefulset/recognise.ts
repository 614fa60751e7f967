import type { DatabaseState } from "../../guard/state";
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
  const [claim] = items(at(object.spec, "volumeClaimTemplates"));
  return {
    ...recorded(object),
    postgresVersion: text(at(major, "value")),
    storageSize: text(at(claim, "spec", "resources", "requests", "storage")),
  };
}
