import type { KubeObject } from "../../bed/kube/kube-client";
import type { Databases } from "./databases";

/** What the Job's pod and controller would come to; nothing runs pods here. */
export async function finishJob(
  { kube, namespace }: Databases,
  job: KubeObject,
  end: "Complete" | "Failed",
): Promise<void> {
  const now = new Date().toISOString().replace(/\.\d+Z$/, "Z");
  // The provider takes no other reason for a failure.
  const reason = end === "Failed" && { reason: "BackoffLimitExceeded", message: "tried 7 times" };
  const condition = (type: string) => ({
    ...{ type, status: "True", lastTransitionTime: now },
    ...reason,
  });
  const status =
    end === "Complete"
      ? { completionTime: now, succeeded: 1, conditions: [condition("SuccessCriteriaMet")] }
      : { failed: 7, conditions: [condition("FailureTarget")] };
  await kube.send({
    method: "PATCH",
    path: `/apis/batch/v1/namespaces/${namespace}/jobs/${job.metadata.name}/status`,
    contentType: "application/merge-patch+json",
    body: {
      status: { ...status, startTime: now, conditions: [...status.conditions, condition(end)] },
    },
  });
}
