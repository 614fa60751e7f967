import { unknown, type DatabaseState } from "../../../lib/guard/state";
import { rulesAgainst, states } from "./states";

const situations = [undefined, ...Object.values(states)];
const extremes = situations.flatMap((state) =>
  state === undefined
    ? [state]
    : [state, { ...state, archive: undefined, storageSize: "1Gi", postgresVersion: "14" }],
);
const facts = Object.keys(states.fresh) as (keyof DatabaseState)[];

/** The same state as a preview sees it that does not know these facts yet. */
const without = (
  state: DatabaseState,
  hidden: readonly (keyof DatabaseState)[],
): DatabaseState => ({
  ...state,
  ...Object.fromEntries(hidden.map((fact) => [fact, unknown])),
});

describe("a fact that is not known yet", () => {
  it.each(facts)("decides nothing: %s", (fact) => {
    for (const old of extremes) {
      for (const next of extremes) {
        if (next === undefined) continue;
        const known = rulesAgainst(old, next);
        const findings = rulesAgainst(old, without(next, [fact]));
        expect(known).toEqual(expect.arrayContaining([...findings]));
      }
    }
  });

  it("that is everything decides nothing at all", () => {
    for (const old of extremes) {
      expect(rulesAgainst(old, without(states.standby, facts))).toEqual([]);
      expect(rulesAgainst(old && without(old, facts), states.standby)).toEqual([]);
    }
  });

  it("on both sides is not taken for the same value", () => {
    const old = without(states.promoted, ["source"]);
    const next = { ...old, archive: "s3://elsewhere/17" };
    expect(rulesAgainst(old, next)).toEqual([]);
  });
});
