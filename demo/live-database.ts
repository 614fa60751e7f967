import type { KubeClient, KubeObject } from "../test/bed/kube/kube-client";
import { databaseFacts, secretNames, type DatabaseFacts } from "./facts";

export interface DatabaseName {
  readonly name: string;
  readonly namespace: string;
}

/** What the API server holds of a database. */
export interface LiveDatabase {
  readonly object: KubeObject;
  readonly secrets: readonly KubeObject[];
  readonly facts: DatabaseFacts;
}

export async function readDatabase(
  kube: KubeClient,
  metadata: DatabaseName,
): Promise<LiveDatabase | undefined> {
  const object = await kube.get({ apiVersion: "acid.zalan.do/v1", kind: "postgresql", metadata });
  if (object === undefined) return undefined;
  const found = await Promise.all(
    secretNames(object).map((name) => readSecret(kube, { ...metadata, name })),
  );
  const secrets = found.filter((secret) => secret !== undefined);
  return { object, secrets, facts: databaseFacts(object, secrets) };
}

export function readSecret(
  kube: KubeClient,
  metadata: DatabaseName,
): Promise<KubeObject | undefined> {
  return kube.get({ apiVersion: "v1", kind: "Secret", metadata });
}

export async function namespaceExists(kube: KubeClient, name: string): Promise<boolean> {
  const namespace = { apiVersion: "v1", kind: "Namespace", metadata: { name } };
  return (await kube.get(namespace)) !== undefined;
}
