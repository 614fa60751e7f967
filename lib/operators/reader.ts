import type { Archiving } from "../guard/archiving";
import type { Inspection, KubernetesObject } from "../guard/inspection";
import type { DatabaseState } from "../guard/state";

/** A database and what its operator keeps in other objects. */
export type Part = "database" | "companion";

/**
 * How to read one operator's objects, whoever wrote them: the component, a raw custom resource, YAML or a chart. Needs
 * nothing but the object, so that a policy pack starts quickly.
 */
export interface ObjectReader {
  readonly id: string;
  /** What a promoted database can look like besides promoted, as long as no record of ours says more. */
  readonly promotedLooks?: "fresh" | "recovering";
  /** What the object is to a database; undefined when it is none of this operator's. */
  partOf(object: KubernetesObject): Part | undefined;
  recognise(object: KubernetesObject): DatabaseState | undefined;
  /** What a database or a companion, and nothing else, says about backups; `around` are the other objects of the stack. */
  archiving(object: KubernetesObject, around: Surroundings): Archiving | undefined;
  /** Rules about single objects, the operator's own words included. */
  readonly inspections: readonly Inspection[];
}

/** The objects beside the one in question. */
export interface Surroundings {
  /** The object of a kind with this name in the same namespace. */
  find(kind: string, namespace: unknown, name: unknown): KubernetesObject | undefined;
  /** Objects of a kind in a namespace. */
  all(kind: string, namespace: unknown): readonly KubernetesObject[];
}

export const alone: Surroundings = { find: () => undefined, all: () => [] };
