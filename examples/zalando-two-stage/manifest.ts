import type { PostgresKubernetesArgs } from "postgres-kubernetes";

/** What a manifest becomes: the component's name and its arguments. */
export interface Database {
  readonly name: string;
  readonly namespace: string;
  readonly args: PostgresKubernetesArgs;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * Turns a `kubernetes.project-planton.org/v1` manifest, keys in snake_case or camelCase, into arguments.
 *
 * It only renames and moves. Everything it does not know it passes on, so that the library itself names what is wrong, with
 * the path of its own field.
 */
export function databaseOf(document: unknown): Database {
  const { kind, metadata, spec } = fields(camelKeys(document));
  if (kind !== "PostgresKubernetes") {
    throw new Error(
      `expected a manifest of kind PostgresKubernetes, got ${kind === undefined ? "nothing" : JSON.stringify(kind)}`,
    );
  }
  const { name, env } = fields(metadata);
  if (typeof name !== "string") throw new Error("expected metadata.name, the database's name");
  const { namespace, container, backupConfig, postgresVersion, users, databases } = fields(spec);
  const { replicas, resources, diskSize } = fields(container);
  const { restore, ...backup } = fields(backupConfig);
  const chosenNamespace = namespaceOf(name, env, namespace);
  const args = {
    operator: "zalando",
    namespace: chosenNamespace,
    postgresVersion: postgresVersion ?? majorOf(restore) ?? 14,
    instances: replicas,
    storage: { size: diskSize },
    resources,
    users,
    databases,
    backup: backupOf(name, backup, fields(restore)),
    restore,
  };
  return { name, namespace: chosenNamespace, args: args as unknown as PostgresKubernetesArgs };
}

function namespaceOf(name: string, env: unknown, namespace: unknown): string {
  if (namespace !== undefined) return namespace as string;
  if (typeof env === "string") return `postgres-${env}-${name}`;
  throw new Error("expected metadata.env or spec.namespace, to know the database's namespace");
}

/** A manifest that only says what to restore archives beside it: same bucket and account, a path of its own. */
function backupOf(name: string, backup: Fields, { bucketName, r2Config, objectStore }: Fields) {
  return { bucketName, r2Config, objectStore, path: `backups/${name}`, ...backup };
}

/** Archives written with a fixed prefix end in the PostgreSQL major. */
function majorOf(restore: unknown): number | undefined {
  const major = /\/(\d+)$/.exec(String(fields(restore)["s3Path"]))?.[1];
  return major === undefined ? undefined : Number(major);
}

/** Blocks whose keys are names the user chose. */
const namedByUser = new Set(["users", "databases"]);

function camelKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelKeys);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
      namedByUser.has(key) ? inner : camelKeys(inner),
    ]),
  );
}

function fields(value: unknown): Fields {
  return typeof value === "object" && value !== null ? (value as Fields) : {};
}
