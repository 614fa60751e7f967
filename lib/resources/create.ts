import { Secret } from "@pulumi/kubernetes/core/v1/secret";
import type * as pulumi from "@pulumi/pulumi";
import { secret } from "../late";
import type { Manifest, ObjectManifest, SecretManifest } from "../operators/manifest";
import { readerOf } from "../operators/readers";
import { resourceClassOf } from "./resource-class";

/** The database the resources belong to. */
export interface Owner {
  readonly component: pulumi.ComponentResource;
  readonly name: string;
  readonly deletionProtection: boolean;
  readonly guard: pulumi.ResourceHook | undefined;
  /** Whether the guard is asked about creations too, not only about changes. */
  readonly asksAtCreation: boolean;
}

/** The Pulumi resources of a database, by role. */
export type Nodes = Readonly<Record<string, pulumi.CustomResource>>;

/** Creates every manifest once, in order; each waits for the ones before it. */
export function createResources(owner: Owner, manifests: readonly Manifest[]): Nodes {
  const nodes: Record<string, pulumi.CustomResource> = {};
  for (const manifest of manifests) {
    const dependsOn = Object.values(nodes);
    nodes[manifest.role] =
      manifest.type === "secret"
        ? createSecret(owner, manifest)
        : createObject(owner, manifest, dependsOn);
  }
  return nodes;
}

/** Logical names are identity in state: the data-bearing object carries the component's own name, others add their role. */
function resourceName({ name }: Owner, { role }: Manifest): string {
  return role === "cluster" ? name : `${name}-${role}`;
}

/**
 * The provider replaces a Secret or ConfigMap whose contents change. Its name stays, so the new one cannot be made beside the
 * old one: server-side apply would refuse it as somebody else's. What holds data is not deleted for anything.
 */
const inPlaceOf = { deleteBeforeReplace: true } as const;

function createSecret(owner: Owner, manifest: SecretManifest): pulumi.CustomResource {
  const values = Object.entries(manifest.values).map(
    ([key, value]) => [key, secret(value)] as const,
  );
  return new Secret(
    resourceName(owner, manifest),
    { metadata: plainMetadata(manifest), stringData: Object.fromEntries(values) },
    { parent: owner.component, ...inPlaceOf },
  );
}

function createObject(
  owner: Owner,
  manifest: ObjectManifest,
  dependsOn: readonly pulumi.Resource[],
): pulumi.CustomResource {
  const {
    apiVersion,
    kind,
    metadata,
    body,
    holdsData,
    isRetained = false,
    creationOnly = [],
  } = manifest;
  const ResourceClass = resourceClassOf(manifest);
  return new ResourceClass(
    resourceName(owner, manifest),
    { apiVersion, kind, metadata: plainMetadata(manifest), ...body },
    {
      parent: owner.component,
      dependsOn: [...dependsOn],
      ...(!holdsData && inPlaceOf),
      ...(creationOnly.length > 0 && { ignoreChanges: [...creationOnly] }),
      ...(holdsData && { protect: owner.deletionProtection }),
      ...(isRetained && { retainOnDelete: true }),
      ...(owner.guard &&
        readerOf({ apiVersion, kind, metadata, ...body }) && {
          hooks: {
            ...(owner.asksAtCreation && { beforeCreate: [owner.guard] }),
            beforeUpdate: [owner.guard],
          },
        }),
    },
  );
}

function plainMetadata({ metadata: { annotations, labels, ...rest } }: Manifest) {
  return {
    ...rest,
    labels: { ...labels },
    ...(annotations && { annotations: { ...annotations } }),
  };
}
