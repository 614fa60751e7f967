import type { DatabasePlan } from "../../plan/types";
import type { ObjectManifest } from "../manifest";
import { objectNameOf } from "./names";
import { object, unawaited, withAnnotations } from "./objects";
import type { ClaimSpec } from "./spec";

export function dataClaimOf({ name }: DatabasePlan): string {
  return objectNameOf(name, "-data");
}

/** The volume that holds the data: grows in place where its storage class allows it, and outlives the StatefulSet. */
export function dataClaim(plan: DatabasePlan): ObjectManifest {
  const { size, storageClass } = plan.storage;
  const spec: ClaimSpec = {
    accessModes: ["ReadWriteOnce"],
    resources: { requests: { storage: size } },
    ...(storageClass !== undefined && { storageClassName: storageClass }),
  };
  const identity = { role: "data", apiVersion: "v1", kind: "PersistentVolumeClaim" };
  const manifest = object(plan, identity, "-data");
  return {
    ...manifest,
    // Many storage classes bind a claim only once a pod uses it.
    metadata: withAnnotations(manifest.metadata, unawaited),
    body: { spec },
    holdsData: true,
    isRetained: true,
  };
}
