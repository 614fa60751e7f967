import {
  defaultSettings,
  StackReview,
  type Finding,
  type StackObject,
} from "../../../lib/guard-api";
import type { Objects } from "../../guards/cases/case";
import { edited } from "../../guards/program/edit";

const settings = { ...defaultSettings, operatorVersions: { "cloudnative-pg": "1.31" } };

/** Objects by a name that they keep, as a stack has them. */
export function stackOf(state: Objects | undefined): ReadonlyMap<string, StackObject> {
  const { objects = [], edits = [], unprotected = false } = state ?? {};
  return new Map(
    objects.map((object) => [
      `urn:pulumi:dev::shop::k8s::${object.metadata.name}.${object.kind}`,
      { object: edited(object, object.kind, edits), isProtected: !unprotected },
    ]),
  );
}

/** Everything against the change from one state of a stack to the next. */
export function findingsOf(
  before: Objects | undefined,
  after: Objects | undefined,
): readonly Finding[] {
  const review = new StackReview(stackOf(before));
  const next = stackOf(after);
  const found = [...next].flatMap(([urn, object]) => {
    review.add(urn, object);
    return review.check(urn, settings);
  });
  return [...found, ...review.finish(new Set(next.keys()), settings)].map(({ finding }) => finding);
}
