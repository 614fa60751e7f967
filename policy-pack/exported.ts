import {
  StackReview,
  unknown,
  type KubernetesObject,
  type StackObject,
} from "postgres-kubernetes/guard";
import { clusterOf } from "./provider";

const signatureKey = "4dabf18193072939515e22adb298388d";
const secretSignature = "1b47061264138c4ac30d75fd1eb44270";

interface ExportedResource {
  readonly urn?: unknown;
  readonly type?: unknown;
  readonly inputs?: unknown;
  readonly protect?: unknown;
  readonly provider?: unknown;
  /** Set on what a replacement has left behind. */
  readonly delete?: unknown;
  /** Set on what the program only reads: another stack's, or nobody's. */
  readonly external?: unknown;
}

interface Exported {
  readonly deployment?: { readonly resources?: unknown } | null;
}

/** Why this is no state to compare with: a file may hold anything. `prefix` is what the stack's URNs begin with. */
export function problemWith(exported: unknown, prefix: string | undefined): string | undefined {
  const { deployment } = (exported ?? {}) as Exported;
  if (typeof deployment !== "object" || deployment === null)
    return "not what pulumi stack export prints: there is no deployment in it";
  const [first] = Array.isArray(deployment.resources)
    ? (deployment.resources as readonly ExportedResource[])
    : [];
  if (first === undefined || prefix === undefined || String(first.urn).startsWith(prefix))
    return undefined;
  return `the state of another stack: it begins with ${String(first.urn)}, and not with ${prefix}`;
}

/** Objects of databases in the output of `pulumi stack export`, by URN. */
export function objectsIn(exported: unknown): ReadonlyMap<string, StackObject> {
  const entries = kubernetesResources(exported).flatMap(({ urn, inputs, protect, provider }) => {
    const object = revealed(inputs) as KubernetesObject;
    if (!StackReview.concerns(object)) return [];
    // A provider is referred to by its URN and its id.
    const cluster = clusterOf(typeof provider === "string" ? provider.replace(/::[^:]*$/, "") : "");
    const entry = { object, isProtected: protect === true, provider: cluster };
    return [[String(urn), entry] as const];
  });
  return new Map(entries);
}

/** True when an object of a database holds a value that was exported encrypted. */
export function holdsCiphertext(exported: unknown): boolean {
  return kubernetesResources(exported).some(({ type, inputs }) => {
    const text = JSON.stringify(inputs ?? {});
    // A Secret is never looked at.
    return !String(type).endsWith(":Secret") && text.includes(secretSignature);
  });
}

function kubernetesResources(exported: unknown): readonly ExportedResource[] {
  const { deployment } = (exported ?? {}) as Exported;
  const resources = deployment?.resources;
  if (!Array.isArray(resources)) return [];
  return (resources as readonly ExportedResource[]).filter(
    ({ type, delete: isLeftOver, external }) =>
      String(type).startsWith("kubernetes:") && isLeftOver !== true && external !== true,
  );
}

/** Secrets as the value they hold, which goes nowhere but into a comparison; where they stayed encrypted, nobody knows it. */
function revealed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revealed);
  if (typeof value !== "object" || value === null) return value;
  const fields = value as Readonly<Record<string, unknown>>;
  if (fields[signatureKey] === secretSignature)
    return typeof fields["plaintext"] === "string"
      ? revealed(JSON.parse(fields["plaintext"]))
      : unknown;
  return Object.fromEntries(Object.entries(fields).map(([key, part]) => [key, revealed(part)]));
}
