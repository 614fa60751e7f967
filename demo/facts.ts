import type { KubeObject } from "../test/bed/kube/kube-client";

/** What a script may want to know about a database. Values of Secrets are not among it. */
export interface DatabaseFacts {
  /** As the object itself records it: `standby`, `promoted`, ... */
  readonly stage: string | null;
  readonly standby: Readonly<Record<string, unknown>> | null;
  /** Names of the environment variables, in the order the operator reads them. */
  readonly env: readonly string[];
  /** Values of those that are written out. */
  readonly values: Readonly<Record<string, string>>;
  /** Where the others come from. */
  readonly secretRefs: Readonly<Record<string, SecretReference>>;
  /** The Secret the source is read with. */
  readonly secret: SecretFacts | null;
  /** Every Secret the object refers to. */
  readonly secrets: readonly SecretFacts[];
  readonly generation: number | null;
}

export interface SecretReference {
  readonly name: string;
  readonly key: string;
}

export interface SecretFacts {
  readonly name: string;
  readonly keys: readonly string[];
  /** Made with the database, as against one that the manifest refers to. */
  readonly isOurs: boolean;
}

interface EnvVar {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: { readonly secretKeyRef?: SecretReference };
}

export const sourcePrefix = "STANDBY_";

export function databaseFacts(object: KubeObject, secrets: readonly KubeObject[]): DatabaseFacts {
  const { env = [], standby } = specOf(object);
  const references = env.flatMap(({ name, valueFrom }) =>
    valueFrom?.secretKeyRef === undefined ? [] : [[name, valueFrom.secretKeyRef] as const],
  );
  const found = secrets.map(secretFacts);
  const sourceSecret = references.find(([name]) => name.startsWith(sourcePrefix))?.[1].name;
  const { annotations, generation } = object.metadata as {
    readonly annotations?: Readonly<Record<string, string>>;
    readonly generation?: number;
  };
  return {
    stage: annotations?.["postgres-kubernetes/stage"] ?? null,
    standby: standby ?? null,
    env: env.map(({ name }) => name),
    values: Object.fromEntries(
      env.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])),
    ),
    secretRefs: Object.fromEntries(references),
    secret: found.find(({ name }) => name === sourceSecret) ?? null,
    secrets: found,
    generation: generation ?? null,
  };
}

/** Names of the Secrets an object refers to, each once. */
export function secretNames(object: KubeObject): readonly string[] {
  const { env = [] } = specOf(object);
  const names = env.flatMap(({ valueFrom }) => valueFrom?.secretKeyRef?.name ?? []);
  return [...new Set(names)];
}

function specOf(object: KubeObject) {
  return object["spec"] as {
    readonly env?: readonly EnvVar[];
    readonly standby?: Readonly<Record<string, unknown>>;
  };
}

function secretFacts(secret: KubeObject): SecretFacts {
  const labels = secret.metadata["labels"] as Readonly<Record<string, string>> | undefined;
  return {
    name: secret.metadata.name,
    keys: Object.keys(dataOf(secret)),
    isOurs: labels?.["app.kubernetes.io/managed-by"] === "postgres-kubernetes",
  };
}

/** Values of a Secret, still in base64. */
export function dataOf(secret: KubeObject): Readonly<Record<string, string>> {
  return (secret["data"] ?? {}) as Readonly<Record<string, string>>;
}
