import { StackReview } from "../../../lib/guard-api";
import { cases } from "../../guards/cases/all";
import { nameOf, type Objects } from "../../guards/cases/case";
import { findingsOf, stackOf } from "./reviewed";

const rulesAgainst = (before: Objects | undefined, after: Objects): readonly string[] => [
  ...new Set(findingsOf(before, after).map(({ rule }) => rule)),
];

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

it("without a baseline no rule about changes speaks", () => {
  const moved = cases.find(({ rule }) => rule === "archive-moved")?.pack;
  const review = new StackReview(undefined);
  const findings = [...stackOf(moved?.unsafe)].flatMap(([urn, object]) => {
    review.add(urn, object);
    return review.check(urn, { leastRetentionDays: 7, operatorVersions: {} });
  });

  expect(findings).toEqual([]);
});
