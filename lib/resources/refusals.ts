import * as pulumi from "@pulumi/pulumi";
import { sourceOverwritten } from "../guard/backup-inspections";
import type { Finding } from "../guard/finding";
import { defaultSettings, type KubernetesObject } from "../guard/inspection";
import { noFacts, type DatabaseState } from "../guard/state";
import { checkTransition } from "../guard/transitions";
import { at, text } from "../operators/reading";
import { alone } from "../operators/reader";
import {
  databaseReader,
  inspectObject,
  reviewChange,
  transitionOf,
  unknownFacts,
} from "../operators/review";
import { beside } from "./neighbours";

/** An object about to be created or changed, its values plain. */
export interface Change {
  /** Logical name: the component's own for the object that holds the data. */
  readonly name: string;
  readonly before: KubernetesObject | undefined;
  readonly after: KubernetesObject;
}

/** Why an object must not become like this. */
export async function refusalsOf(change: Change): Promise<readonly Finding[]> {
  const { name, before, after } = change;
  const isDatabase = databaseReader(after) !== undefined;
  const neighbours = isDatabase ? await beside(name) : undefined;
  if (isDatabase && before !== undefined) tellUnknown(change, neighbours?.isUndecided ?? false);
  return [
    ...reviewChange(before, after),
    ...objectRefusals(after),
    ...(neighbours?.findings ?? []),
  ];
}

/** Why an object must not exist as it is, whatever was there before. */
export function objectRefusals(object: KubernetesObject): readonly Finding[] {
  return [...inspectObject(object, defaultSettings), ...overwritten(object)];
}

/** Why a component must not become like this: what is decided before any of its objects is looked at. */
export function identityRefusals(before: object, after: object): readonly Finding[] {
  return checkTransition({ old: identityIn(before), new: identityIn(after) });
}

function overwritten(object: KubernetesObject): readonly Finding[] {
  const archiving = databaseReader(object)?.archiving(object, alone);
  const finding = archiving && sourceOverwritten.check(archiving, defaultSettings);
  return finding === undefined ? [] : [{ rule: sourceOverwritten.name, ...finding }];
}

/** A rule that could not look says so; the update asks again. */
function tellUnknown({ name, before, after }: Change, isUndecided: boolean): void {
  const transition = transitionOf(before, after);
  const facts = new Set([
    ...(transition ? unknownFacts(transition) : []),
    ...(isUndecided ? ["archive"] : []),
  ]);
  if (facts.size === 0 || !pulumi.runtime.isDryRun()) return;
  void pulumi.log.warn(
    `PostgresKubernetes "${name}": ${[...facts].join(", ")} will only be known during the update; the guard asks again then, before the database is touched`,
  );
}

function identityIn(inputs: object): DatabaseState {
  const [namespace, name] = [text(at(inputs, "namespace")), text(at(inputs, "clusterName"))];
  return {
    ...noFacts,
    operator: text(at(inputs, "operator")),
    identity:
      typeof namespace === "string" && typeof name === "string"
        ? `${namespace}/${name}`
        : undefined,
  };
}
