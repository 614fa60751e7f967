import { defaultSettings, StackReview, type StackObject } from "../../../lib/guard-api";
import { cases } from "../../guards/cases/all";
import { nameOf, type Objects } from "../../guards/cases/case";
import { edited } from "../../guards/program/edit";

const settings = { ...defaultSettings, operatorVersions: { "cloudnative-pg": "1.31" } };

/** Objects by a name that they keep, as a stack has them. */
function stackOf(state: Objects | undefined): ReadonlyMap<string, StackObject> {
  const { objects = [], edits = [], unprotected = false } = state ?? {};
  return new Map(
    objects.map((object) => [
      `urn:pulumi:dev::shop::k8s::${object.metadata.name}.${object.kind}`,
      { object: edited(object, object.kind, edits), isProtected: !unprotected },
    ]),
  );
}

/** Rules against the change from one state of a stack to the next. */
function rulesAgainst(before: Objects | undefined, after: Objects): readonly string[] {
  const review = new StackReview(stackOf(before));
  const next = stackOf(after);
  const found = [...next].flatMap(([urn, object]) => {
    review.add(urn, object);
    return review.check(urn, settings);
  });
  const all = [...found, ...review.finish(new Set(next.keys()), settings)];
  return [...new Set(all.map(({ finding }) => finding.rule))];
}

describe.each(
  cases.flatMap((row) => (row.pack ? [{ ...row, pack: row.pack, name: nameOf(row) }] : [])),
)("$name", ({ rule, pack }) => {
  it("finds the unsafe change", () => {
    expect(rulesAgainst(pack.steps.at(-1), pack.unsafe)).toContain(rule);
  });

  it("has nothing against its safe neighbour", () => {
    expect(rulesAgainst(pack.steps.at(-1), pack.safe)).toEqual([]);
  });

  it("has nothing against the steps before", () => {
    for (const [at, step] of pack.steps.entries()) {
      const found = rulesAgainst(pack.steps[at - 1], step);
      // What is about to go is there without protection.
      expect(found.filter((name) => name !== "database-unprotected")).toEqual([]);
    }
  });
});

describe("without a baseline", () => {
  it("no rule about changes speaks, and the others do", () => {
    const moved = cases.find(({ rule }) => rule === "archive-moved")?.pack;
    const review = new StackReview(undefined);
    const findings = [...stackOf(moved?.unsafe)].flatMap(([urn, object]) => {
      review.add(urn, object);
      return review.check(urn, settings);
    });

    expect(findings).toEqual([]);
  });
});
