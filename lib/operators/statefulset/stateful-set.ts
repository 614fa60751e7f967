import type { DatabasePlan } from "../../plan/types";
import { metadataOf } from "../objects";
import { objectNameOf } from "./names";
import type { StatefulSetOptions } from "./schema";
import { serverPod, settingsHash } from "./server";

type Plan = DatabasePlan<StatefulSetOptions>;

/** One server and its volume, which outlives the StatefulSet. */
export function statefulSetSpec(plan: Plan): object {
  const { storage } = plan;
  const selector = serverSelector(plan);
  return {
    serviceName: objectNameOf(plan.name, "-pods"),
    replicas: 1,
    selector: { matchLabels: selector },
    persistentVolumeClaimRetentionPolicy: { whenDeleted: "Retain", whenScaled: "Retain" },
    template: {
      metadata: {
        labels: { ...metadataOf(plan, plan.name).labels, ...selector },
        annotations: { "postgres-kubernetes/settings": settingsHash(plan) },
      },
      spec: serverPod(plan),
    },
    volumeClaimTemplates: [
      {
        metadata: { name: "data" },
        spec: {
          accessModes: ["ReadWriteOnce"],
          resources: { requests: { storage: storage.size } },
          ...(storage.storageClass !== undefined && { storageClassName: storage.storageClass }),
        },
      },
    ],
  };
}

/** Tells the server's pod from those of the Jobs. Cannot change once the StatefulSet exists. */
export function serverSelector({ name }: Plan): Readonly<Record<string, string>> {
  return {
    "app.kubernetes.io/instance": name,
    "app.kubernetes.io/component": "postgres-server",
  };
}
