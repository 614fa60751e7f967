import * as pulumi from "@pulumi/pulumi";
import { ArgsError } from "../../lib/errors";
import type { Manifest, ObjectManifest, SecretManifest } from "../../lib/operators/manifest";
import type { EnvVar, PostgresqlSpec } from "../../lib/operators/zalando/spec";
import type { DatabasePlan } from "../../lib/plan/types";
import { planDatabase } from "../../lib/plan-database";
import { renderDatabase } from "../../lib/render-database";

export type Tree = Readonly<Record<string, unknown>>;

export const account = "0123456789abcdef0123456789abcdef";
export const keys = { accessKeyId: "xxx", secretAccessKey: "yyy" };
export const r2Config = { cloudflareAccountId: account, ...keys };

/** The least a database needs. */
export const bare = {
  operator: "zalando",
  namespace: "postgres-orders",
  postgresVersion: 17,
  storage: { size: "10Gi" },
} as const;

export const fresh = {
  ...bare,
  backup: { bucketName: "db-backups", path: "orders", r2Config },
} as const;

export const source = {
  bucketName: "old-backups",
  s3Path: "backups/old-orders/17",
  r2Config,
} as const;

export const standby = { ...fresh, restore: { enabled: true, ...source } } as const;
export const promoted = { ...fresh, restore: { enabled: false, ...source } } as const;
export const target = { time: "2026-11-20T12:00:00Z" };
export const recovering = {
  ...fresh,
  restore: { enabled: true, mode: "one-stage", target, ...source },
} as const;

/** A copy of a tree with one place set; `undefined` takes it away. */
export function withAt(tree: unknown, path: readonly string[], value: unknown): Tree {
  const [key = "", ...rest] = path;
  const { [key]: child, ...others } = (tree ?? {}) as Tree;
  const next = rest.length === 0 ? value : withAt(child, rest, value);
  return next === undefined ? others : { ...others, [key]: next };
}

/** What came of a set of arguments. */
export class Rendered {
  constructor(
    readonly plan: DatabasePlan,
    readonly manifests: readonly Manifest[],
  ) {}

  get cluster(): ObjectManifest {
    return this.manifests.find(({ role }) => role === "cluster") as ObjectManifest;
  }

  /** An object by kind, for the objects beside the cluster. */
  object(kind: string): ObjectManifest | undefined {
    return this.manifests.find(
      (manifest): manifest is ObjectManifest =>
        manifest.type === "object" && manifest.kind === kind,
    );
  }

  get spec(): PostgresqlSpec {
    return this.cluster.body["spec"] as PostgresqlSpec;
  }

  get envNames(): readonly string[] {
    return (this.spec.env ?? []).map(({ name }) => name);
  }

  get roles(): readonly string[] {
    return this.manifests.map(({ role }) => role);
  }

  /** Value of one variable, or the reference it takes it from. */
  env(name: string): unknown {
    const entry: EnvVar | undefined = this.spec.env?.find((candidate) => candidate.name === name);
    return entry && ("value" in entry ? entry.value : entry.valueFrom.secretKeyRef);
  }

  secret(role: string): SecretManifest | undefined {
    return this.manifests.find(
      (manifest): manifest is SecretManifest =>
        manifest.type === "secret" && manifest.role === role,
    );
  }

  annotation(name: string): unknown {
    return this.cluster.metadata.annotations?.[`postgres-kubernetes/${name}`];
  }
}

export function rendered(args: unknown, name = "orders"): Rendered {
  const planned = planDatabase(name, args);
  return new Rendered(planned.plan, renderDatabase(planned));
}

/** The problems of arguments that must be refused, as lines: `path: problem` and the fix below it. */
export function problemsOf(args: unknown, name = "orders"): readonly string[] {
  const [, ...lines] = failureOf(args, name).split("\n");
  return lines.map((line) => line.trim());
}

export function failureOf(args: unknown, name = "orders"): string {
  try {
    planDatabase(name, args);
  } catch (error) {
    if (error instanceof ArgsError) return error.message;
    throw error;
  }
  throw new Error("the arguments were accepted");
}

/** Everything in a tree that is late, so that a value that fails on arrival fails inside the test. */
function lateParts(node: unknown): readonly pulumi.Output<unknown>[] {
  if (pulumi.Output.isInstance(node)) return [node];
  if (typeof node !== "object" || node === null) return [];
  return Object.values(node).flatMap(lateParts);
}

interface Innards {
  promise(): Promise<unknown>;
  readonly isKnown: Promise<boolean>;
  readonly isSecret: Promise<boolean>;
}

/** The value of an Output. */
export async function valueOf(output: unknown): Promise<unknown> {
  if (!pulumi.Output.isInstance(output)) return output;
  const { promise, isKnown, isSecret } = output as unknown as Innards;
  const [value, known, hidden] = await Promise.allSettled([promise(), isKnown, isSecret]);
  if (value.status === "rejected") throw value.reason as Error;
  return known.status === hidden.status ? value.value : undefined;
}

/** A whole tree with every late part arrived. */
export async function arrived<T>(tree: T): Promise<T> {
  const known = (await valueOf(tree)) as T;
  if (typeof known !== "object" || known === null) return known;
  if (Array.isArray(known))
    return (await Promise.all((known as readonly unknown[]).map(arrived))) as T;
  const entries = Object.entries(known).map(
    async ([key, part]) => [key, await arrived(part as unknown)] as const,
  );
  return Object.fromEntries(await Promise.all(entries)) as T;
}

/** Messages of everything in a tree that fails on arrival. */
export async function arrivalFailures(tree: unknown): Promise<readonly string[]> {
  const outcomes = await Promise.allSettled(lateParts(tree).map(valueOf));
  const failed = outcomes.filter((outcome) => outcome.status === "rejected");
  return [...new Set(failed.map(({ reason }) => (reason as Error).message))];
}
