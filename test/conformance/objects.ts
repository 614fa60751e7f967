import { planDatabase, type Manifest } from "../../lib/plan-api";
import type { KubeObject } from "../bed/kube/kube-client";
import type { Args } from "./zalando-scenarios";

/** The Kubernetes objects of a database, in the order they are created. */
export function objectsOf(args: Args): readonly KubeObject[] {
  const { operator, plan } = planDatabase(String(args["name"]), args);
  return operator.render(plan).map(objectOf);
}

export function objectOf(manifest: Manifest): KubeObject {
  const metadata = asSent(manifest.metadata) as KubeObject["metadata"];
  return manifest.type === "secret"
    ? { apiVersion: "v1", kind: "Secret", metadata, stringData: asSent(manifest.values) }
    : {
        apiVersion: manifest.apiVersion,
        kind: manifest.kind,
        metadata,
        ...(asSent(manifest.body) as object),
      };
}

/** As JSON, because that is how it travels: what JSON drops is never sent. */
function asSent(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown;
}
