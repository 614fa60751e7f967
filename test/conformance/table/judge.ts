import { checkTransition } from "../../../lib/guard/transitions";
import type { DatabaseState } from "../../../lib/guard/state";
import type { Manifest } from "../../../lib/operators/manifest";
import { describeFindings } from "../../../lib/guard/finding";
import { ArgsError } from "../../../lib/errors";
import { planDatabase } from "../../../lib/plan-database";
import { renderDatabase } from "../../../lib/render-database";
import { KubeError } from "../../bed/kube/http";
import type { KubeClient, KubeObject } from "../../bed/kube/kube-client";
import type { Row, Spec } from "./scenarios";

export interface Verdict {
  readonly result: "accepted" | "refused" | "unknown";
  /** What was applied, or who refused and in which words. */
  readonly text: string;
}

/** Why a step goes no further. */
class Refusal extends Error {}

const database = "orders";

/** Takes a row's steps through the arguments, the guard and the API server, as a user's updates would go. */
export async function judge(kube: KubeClient, namespace: string, row: Row): Promise<Verdict> {
  await kube.apply({ apiVersion: "v1", kind: "Namespace", metadata: { name: namespace } });
  let applied: readonly KubeObject[] = [];
  let old: DatabaseState | undefined;
  try {
    for (const step of row.steps) {
      const next = planned(step, namespace);
      const found = checkTransition({ old, new: next.state });
      if (found.length > 0) throw new Refusal(describeFindings(database, found));
      for (const object of next.objects) await kube.apply(object);
      await removeOthers(kube, applied, next.objects);
      [old, applied] = [next.state, next.objects];
    }
    if (row.byHand) await editByHand(kube, applied, row.byHand);
    if (row.thenDelete) await removeOthers(kube, applied, []);
    return { result: "accepted", text: applied.map(({ kind }) => kind).join(", ") };
  } catch (error) {
    if (error instanceof Refusal || error instanceof ArgsError)
      return { result: "refused", text: error.message };
    if (error instanceof KubeError) return { result: "refused", text: `API: ${error.message}` };
    return { result: "unknown", text: error instanceof Error ? error.message : String(error) };
  }
}

/** What a row should have come to, when it came to something else. */
export function surprise({ refusal }: Row, { result, text }: Verdict): string | undefined {
  if (refusal === undefined) return result === "accepted" ? undefined : "must be accepted";
  if (result !== "refused") return "must be refused";
  return text.includes(refusal) ? undefined : `must be refused in these words: ${refusal}`;
}

function planned(args: object, namespace: string) {
  const subject = planDatabase(database, { ...args, namespace });
  const manifests = renderDatabase(subject);
  const objects = manifests.map(objectOf);
  const cluster = objects[manifests.findIndex(({ role }) => role === "cluster")];
  const state = cluster && subject.operator.recognise(cluster);
  if (state === undefined) throw new Error("the operator does not recognise what it rendered");
  return { objects, state };
}

/** As the resources would send it. */
function objectOf(manifest: Manifest): KubeObject {
  const metadata = { ...manifest.metadata, namespace: String(manifest.metadata.namespace) };
  if (manifest.type === "secret")
    return { apiVersion: "v1", kind: "Secret", metadata, stringData: manifest.values };
  return { apiVersion: manifest.apiVersion, kind: manifest.kind, metadata, ...manifest.body };
}

/** Sent as the same owner would: fields that are left out are given up. */
async function editByHand(
  kube: KubeClient,
  applied: readonly KubeObject[],
  edit: NonNullable<Row["byHand"]>,
): Promise<void> {
  const cluster = applied.find(({ kind }) => kind === "Cluster");
  if (cluster === undefined) throw new Error("no cluster to edit");
  await kube.apply({ ...cluster, spec: edit(cluster["spec"] as Spec) });
}

async function removeOthers(
  kube: KubeClient,
  before: readonly KubeObject[],
  kept: readonly KubeObject[],
): Promise<void> {
  const key = ({ kind, metadata }: KubeObject) => `${kind}/${metadata.name}`;
  const stays = new Set(kept.map(key));
  for (const object of before.filter((candidate) => !stays.has(key(candidate))).reverse())
    await kube.delete(object);
}
