import { backupCases } from "./backups";
import type { Case } from "./case";
import { changeCases } from "./changes";
import { inspectionCases } from "./inspections";
import { overwrittenCases } from "./overwritten-source";
import { stackCases } from "./stack";
import { topologyCases } from "./topology";
import { unsupportedCase } from "./unsupported-archiver";

export const cases: readonly Case[] = [
  ...changeCases,
  ...topologyCases,
  ...stackCases,
  ...backupCases,
  ...inspectionCases,
  ...overwrittenCases,
  unsupportedCase,
];

/** What the component leaves to its user, and why; everything else it refuses itself. */
export const packOnly: Readonly<Record<string, string>> = {
  "backup-absent": "the component's backup block is the user's choice",
  "database-unprotected": "the component protects unless told otherwise",
  "empty-beside-archive":
    "a component sees no object but its own; protection stops the removal of the first",
  "retention-below-drills": "how often restores are rehearsed the component is not told",
  "schedule-missing": "the component schedules by itself; taking it away is schedule-removed",
};
