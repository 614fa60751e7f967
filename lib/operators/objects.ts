import { acknowledgedKey, acknowledgedText } from "../guard/acknowledgements";
import type { Late } from "../late";
import { recordOf } from "../plan/record";
import type { DatabasePlan, OwnArchive, Source } from "../plan/types";
import type { ManifestMetadata, SecretManifest } from "./manifest";

/** The source's archive in the two stages that read it; afterwards nothing of it needs to stay. */
export function activeSource({ stage, source }: DatabasePlan): Source | undefined {
  return stage === "standby" || stage === "recovering" ? source : undefined;
}

export function archiveSecretName({ name }: DatabasePlan): string {
  return `${name}-archive`;
}

export function sourceSecretName({ name }: DatabasePlan): string {
  return `${name}-restore-source`;
}

/** Name, namespace and labels of an object that belongs to a database. */
export function metadataOf(plan: DatabasePlan, name: string): ManifestMetadata {
  const own = {
    "app.kubernetes.io/name": "postgresql",
    "app.kubernetes.io/instance": plan.name,
    "app.kubernetes.io/managed-by": "postgres-kubernetes",
  };
  return {
    name,
    namespace: plan.namespace,
    labels: { ...plan.labels, ...own },
    ...(plan.acknowledge && {
      annotations: { [acknowledgedKey]: acknowledgedText(plan.acknowledge) },
    }),
  };
}

/** The same for the object that holds the data, with the record of its life. */
export function clusterMetadata(plan: DatabasePlan): ManifestMetadata {
  const metadata = metadataOf(plan, plan.name);
  return { ...metadata, annotations: { ...metadata.annotations, ...recordOf(plan) } };
}

/** What a Secret is for, and its name. */
export interface SecretIdentity {
  readonly role: string;
  readonly name: string;
}

/** A Secret for keys that were given as literals; every other kind of credentials exists already. */
export function keySecret(
  plan: DatabasePlan,
  identity: SecretIdentity,
  archive: OwnArchive | Source | undefined,
): readonly SecretManifest[] {
  if (archive?.store.credentials.kind !== "access-keys") return [];
  const { accessKeyId, secretAccessKey } = archive.store.credentials.keys;
  return [secretOf(plan, identity, { accessKeyId, secretAccessKey })];
}

export function secretOf(
  plan: DatabasePlan,
  { role, name }: SecretIdentity,
  values: Readonly<Record<string, Late<string>>>,
): SecretManifest {
  return { type: "secret", role, metadata: metadataOf(plan, name), values };
}
