import { KubeError, type Send } from "./http";

export interface ObjectKind {
  readonly apiVersion: string;
  readonly kind: string;
}

interface Resource {
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

interface Named extends ObjectKind {
  readonly metadata: { readonly name: string; readonly namespace?: string | undefined };
}

export interface ResourcePaths {
  ofKind(kind: ObjectKind, namespace?: string): Promise<string>;
  ofObject(object: Named): Promise<string>;
}

/** Asks the server itself how a kind is called in its addresses. */
export function resourcePaths(send: Send): ResourcePaths {
  const known = new Map<string, readonly Resource[]>();

  const resourceOf = async ({ apiVersion, kind }: ObjectKind): Promise<Resource> => {
    const find = (): Resource | undefined =>
      known.get(apiVersion)?.find((resource) => resource.kind === kind);
    // A kind installed a moment ago is not in what we asked before.
    if (find() === undefined) known.set(apiVersion, await discover(send, apiVersion));
    const resource = find();
    if (resource === undefined)
      throw new KubeError(404, {
        reason: "NotFound",
        message: `the server knows no ${kind} in ${apiVersion}`,
      });
    return resource;
  };

  const ofKind = async (kind: ObjectKind, namespace?: string): Promise<string> => {
    const resource = await resourceOf(kind);
    const within =
      resource.namespaced && namespace !== undefined
        ? `/namespaces/${encodeURIComponent(namespace)}`
        : "";
    return `${groupPath(kind.apiVersion)}${within}/${resource.name}`;
  };

  return {
    ofKind,
    ofObject: async (object) => {
      const { namespace = "default", name } = object.metadata;
      return `${await ofKind(object, namespace)}/${encodeURIComponent(name)}`;
    },
  };
}

async function discover(send: Send, apiVersion: string): Promise<readonly Resource[]> {
  const { body } = await send({ method: "GET", path: groupPath(apiVersion) });
  const { resources } = body as { readonly resources: readonly Resource[] };
  return resources.filter((resource) => !resource.name.includes("/"));
}

function groupPath(apiVersion: string): string {
  return apiVersion.includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}
