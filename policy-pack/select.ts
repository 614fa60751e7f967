import type { ResourceValidationArgs } from "@pulumi/policy";
import { StackReview, unknown, type KubernetesObject } from "postgres-kubernetes/guard";

interface Copied {
  readonly object: KubernetesObject | undefined;
  readonly askedBy: Set<string>;
}

const copies = new Map<string, Copied>();

/**
 * The resource as a plain object, when it has to do with a database. Chosen by its content, since a CustomResource has no
 * class that a policy could match. Every policy is asked about every resource, so the copy is made once; when a policy asks
 * a second time, the resource has been registered again.
 */
export function databaseObject(
  args: Pick<ResourceValidationArgs, "type" | "props" | "urn">,
  policy: string,
): KubernetesObject | undefined {
  if (!args.type.startsWith("kubernetes:")) return undefined;
  const known = copies.get(args.urn);
  if (known !== undefined && !known.askedBy.has(policy)) {
    known.askedBy.add(policy);
    return known.object;
  }
  const object = concerning(args.props);
  copies.set(args.urn, { object, askedBy: new Set([policy]) });
  return object;
}

function concerning(props: unknown): KubernetesObject | undefined {
  const object = plain(props) as KubernetesObject;
  return StackReview.concerns(object) ? object : undefined;
}

/** Reading a value that is not known yet throws; it becomes the library's own mark, which no rule decides on. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return Array.from(value.keys(), (at) => part(value, at));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.keys(value).map((key) => [key, part(value, key)]));
}

function part(container: object, key: PropertyKey): unknown {
  let value: unknown;
  try {
    value = container[key as keyof typeof container];
  } catch {
    return unknown;
  }
  return plain(value);
}
