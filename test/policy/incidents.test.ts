import { findingsOf } from "../unit/operators/reviewed";
import { incidents } from "./incidents";

describe.each(incidents)("$issue: $title", ({ rule, before, after, instead }) => {
  const rulesAgainst = (next: typeof after) => [
    ...new Set(findingsOf(before, next).map((finding) => finding.rule)),
  ];

  it(`is stopped by ${rule}`, () => {
    expect(rulesAgainst(after)).toContain(rule);
  });

  it("what was wanted can be had", () => {
    expect(rulesAgainst(instead)).toEqual([]);
  });
});
