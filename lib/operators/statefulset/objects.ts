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

export function job(plan: DatabasePlan, role: string, pod: PodSpec): ObjectManifest {
  const manifest = object(plan, { role, apiVersion: "batch/v1", kind: "Job" }, `-${role}`);
  return { ...manifest, body: { spec: jobSpec(plan, pod) } };
}

export function jobSpec(plan: DatabasePlan, pod: PodSpec): object {
  const labels = {
    ...metadataOf(plan, plan.name).labels,
    "app.kubernetes.io/component": "postgres-job",
  };
  return { backoffLimit: 6, template: { metadata: { labels }, spec: pod } };
}
