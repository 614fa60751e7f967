import { defaultSettings, StackReview, type KubernetesObject } from "../../../lib/guard-api";
import type { RawOperator } from "../../guards/cases/case";
import { writersFor } from "../../guards/cases/writers";
import { edited } from "../../guards/program/edit";
import type { RawObject } from "../../guards/raw/raw-database";

interface Stack {
  readonly objects: readonly RawObject[];
  /** Resource names, where they are not the objects'. */
  readonly renamed?: Readonly<Record<string, string>>;
}

const urnOf = (name: string) => `urn:pulumi:dev::shop::k8s::${name}`;
export const keyOf = ({ kind, metadata }: RawObject) => `${metadata.name}.${kind}`;

/** The rules that speak against the change of a stack, in the order they are found. */
export function rulesAgainst(before: Stack, after: Stack): readonly string[] {
  const entry = (object: KubernetesObject) => ({ object, isProtected: true });
  const review = new StackReview(
    new Map(before.objects.map((object) => [urnOf(keyOf(object)), entry(object)])),
  );
  const found = after.objects.flatMap((object) => {
    const now = after.renamed?.[keyOf(object)];
    const urn = urnOf(now ?? keyOf(object));
    review.add(urn, { ...entry(object), ...(now && { aliases: [urnOf(keyOf(object))] }) });
    return review.check(urn, defaultSettings);
  });
  return [...new Set(found.map(({ finding }) => finding.rule))];
}

export const raw = (operator: RawOperator, database = {}) =>
  writersFor("changes", operator).raw(database).objects;
/** The objects with one value changed in those of a kind. */
export const set = (
  objects: readonly RawObject[],
  kind: string,
  path: readonly string[],
  value: unknown,
): readonly RawObject[] =>
  objects.map((object) => edited(object, object.kind, [{ kind, path, value }]));
