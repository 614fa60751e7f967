import { bootstrapChanges } from "./bootstrap-changes";
import { rawOperators, type Case } from "./case";
import type { ChangeRow } from "./change-row";
import { upkeepChanges } from "./upkeep-changes";
import { writersFor } from "./writers";

/** Changes of what a database is: each is written for every operator that can express it. */
export const changeCases: readonly Case[] = [...bootstrapChanges, ...upkeepChanges].flatMap(
  ([rule, write]) => [
    ...rawOperators.flatMap((operator) => {
      const written = write(writersFor(rule, operator), operator);
      return written === undefined ? [] : [{ rule, operator, ...written }];
    }),
    ...componentOnly(rule, write),
  ],
);

/** Without what begins with a promotion: its update waits for a Job, and nothing runs pods here. */
function componentOnly(rule: string, write: ChangeRow[1]): readonly Case[] {
  const operator = "statefulset";
  const { component: changes } = write(writersFor(rule, operator), operator) ?? {};
  // A target that is added to a running restore is target-changed there.
  if (changes === undefined || changes.steps.length > 1 || rule === "restore-mode-changed")
    return [];
  return [{ rule, operator, component: changes }];
}
