import type { DatabasePlan } from "../../plan/types";
import { metadataOf } from "../objects";
import { objectNameOf } from "./names";
import type { StatefulSetOptions } from "./schema";
import { serverPod, settingsHash } from "./server";

type Plan = DatabasePlan<StatefulSetOptions>;

/** One server. Its volume is an object of its own: a claim template could never grow. */
export function statefulSetSpec(plan: Plan): object {
  const selector = serverSelector(plan);
  return {
    serviceName: objectNameOf(plan.name, "-pods"),
    replicas: 1,
    // In order, a pod that never became Ready would keep its template, and no later update could mend it (kubernetes#67250).
    podManagementPolicy: "Parallel",
    selector: { matchLabels: selector },
    template: {
      metadata: {
        labels: { ...metadataOf(plan, plan.name).labels, ...selector },
        annotations: { "postgres-kubernetes/settings": settingsHash(plan) },
      },
      spec: serverPod(plan),
    },
  };
}

/** Tells the server's pod from those of the Jobs. Cannot change once the StatefulSet exists. */
export function serverSelector({ name }: Plan): Readonly<Record<string, string>> {
  return {
    "app.kubernetes.io/instance": name,
    "app.kubernetes.io/component": "postgres-server",
  };
}
