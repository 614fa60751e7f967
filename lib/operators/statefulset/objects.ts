import type { DatabasePlan } from "../../plan/types";
import type { ManifestMetadata, ObjectManifest } from "../manifest";
import { metadataOf } from "../objects";
import { objectNameOf } from "./names";
import type { PodSpec } from "./spec";

/** Pulumi waits for Jobs, Services and StatefulSets unless told otherwise. */
export const unawaited = { "pulumi.com/skipAwait": "true" };

/** An object without its body. */
export function object(
  plan: DatabasePlan,
  { role, apiVersion, kind }: Pick<ObjectManifest, "role" | "apiVersion" | "kind">,
  suffix: string,
): Omit<ObjectManifest, "body"> {
  const metadata = metadataOf(plan, objectNameOf(plan.name, suffix));
  return { type: "object", role, apiVersion, kind, metadata, holdsData: false };
}

export function withAnnotations(
  metadata: ManifestMetadata,
  annotations: NonNullable<ManifestMetadata["annotations"]>,
): ManifestMetadata {
  return { ...metadata, annotations: { ...metadata.annotations, ...annotations } };
}

/** When Kubernetes gives up on a Job, and when it removes one. */
export interface JobLimits {
  readonly ttlSecondsAfterFinished?: number;
  readonly activeDeadlineSeconds?: number;
}

export function job(
  plan: DatabasePlan,
  role: string,
  parts: { readonly pod: PodSpec; readonly limits?: JobLimits },
): ObjectManifest {
  const manifest = object(plan, { role, apiVersion: "batch/v1", kind: "Job" }, `-${role}`);
  return { ...manifest, body: { spec: jobSpec(plan, parts.pod, parts.limits) } };
}

export function jobSpec(plan: DatabasePlan, pod: PodSpec, limits: JobLimits = {}): object {
  const labels = {
    ...metadataOf(plan, plan.name).labels,
    "app.kubernetes.io/component": "postgres-job",
  };
  return { backoffLimit: 6, ...limits, template: { metadata: { labels }, spec: pod } };
}
