import { checkTransition } from "../../../lib/guard/transitions";
import type { Retention } from "../../../lib/units/retention";
import { states } from "./states";

const days = (number: number): Retention => ({ kind: "window", days: number });
const backups = (fullBackups: number): Retention => ({ kind: "count", fullBackups });
const findings = (before: Retention, after: Retention) =>
  checkTransition({
    old: { ...states.fresh, retention: before },
    new: { ...states.fresh, retention: after },
  });

it("by time and by count cannot be compared, so a person has to", () => {
  expect(findings(days(365), backups(1))).toEqual([
    {
      rule: "retention-shortened",
      found: "retention changed from 365 days to 1 full backups, which cannot be compared",
      wouldHappen:
        "backups that were to be kept may be deleted at the operator's next pass, and nothing brings them back",
      doInstead:
        "keep 365 days; when the new rule keeps what is needed, acknowledge retention-shortened with the reason",
    },
  ]);
  expect(findings(backups(7), days(365)).map(({ rule }) => rule)).toEqual(["retention-shortened"]);
});

it.each([
  [days(30), days(30)],
  [days(30), days(31)],
  [backups(7), backups(8)],
])("%j to %j is not shorter", (before, after) => {
  expect(findings(before, after)).toEqual([]);
});
