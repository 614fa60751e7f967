import { Document, isMap, visit } from "yaml";

import type { KubeObject } from "../test/bed/kube/kube-client";
import { dataOf, type DatabaseFacts } from "./facts";

/** The parts of a custom resource that the story is about, as YAML: one line for each environment variable. */
export function trimmedYaml(object: KubeObject): string {
  const { apiVersion, kind, metadata } = object;
  const { postgresql, numberOfInstances, standby, env } = object["spec"] as Readonly<
    Record<string, unknown>
  >;
  const { name, namespace, generation } = metadata;
  const document = new Document({
    apiVersion,
    kind,
    metadata: { name, namespace, generation },
    spec: { postgresql, numberOfInstances, ...(standby === undefined ? {} : { standby }), env },
  });
  visit(document, {
    Seq: (_, sequence) => {
      for (const item of sequence.items) if (isMap(item)) item.flow = true;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: true }).trimEnd();
}

/** A Secret without its values: `keys accessKeyId <20 bytes, hidden>, ...` */
export function hiddenSecret(secret: KubeObject): string {
  const keys = Object.entries(dataOf(secret)).map(([key, encoded]) => {
    const bytes = Buffer.from(encoded, "base64").length;
    return `${key} <${bytes} ${bytes === 1 ? "byte" : "bytes"}, hidden>`;
  });
  return `${secret.metadata.name}: ${keys.join(", ")}`;
}

export interface DiffLine {
  readonly sign: "-" | "+" | " ";
  readonly text: string;
}

/** What became of the source's traces between two stages. */
export function stageDiff(before: DatabaseFacts, after: DatabaseFacts): readonly DiffLine[] {
  const standby = (facts: DatabaseFacts): readonly string[] =>
    facts.standby === null
      ? []
      : Object.entries(facts.standby).map(([field, value]) => `standby.${field}: ${String(value)}`);
  const secrets = (facts: DatabaseFacts): readonly string[] =>
    facts.secrets.map(({ name }) => `Secret ${name}`);
  return [
    ...difference(standby(before), standby(after)),
    ...difference(before.env, after.env),
    ...difference(secrets(before), secrets(after)),
  ];
}

function difference(before: readonly string[], after: readonly string[]): readonly DiffLine[] {
  return [
    ...before.map((text): DiffLine => ({ sign: after.includes(text) ? " " : "-", text })),
    ...after
      .filter((text) => !before.includes(text))
      .map((text): DiffLine => ({ sign: "+", text })),
  ];
}
