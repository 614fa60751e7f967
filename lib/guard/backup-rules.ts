import type { Retention } from "../units/retention";
import type { Rule } from "./rule";

const retentionShortened: Rule = {
  name: "retention-shortened",
  check: ({ old, new: next }) => {
    const [before, after] = [old?.retention, next.retention];
    if (typeof before !== "object" || typeof after !== "object") return undefined;
    if (before.kind === after.kind && amount(after) >= amount(before)) return undefined;
    if (before.kind !== after.kind)
      return {
        found: `retention changed from ${retentionText(before)} to ${retentionText(after)}, which cannot be compared`,
        wouldHappen:
          "backups that were to be kept may be deleted at the operator's next pass, and nothing brings them back",
        doInstead: `keep ${retentionText(before)}; when the new rule keeps what is needed, acknowledge retention-shortened with the reason`,
      };
    return {
      found: `retention went down from ${retentionText(before)} to ${retentionText(after)}`,
      wouldHappen:
        "every backup between the two is deleted at the operator's next pass, and nothing brings it back",
      doInstead: `keep ${retentionText(before)}; when the backups really may go, acknowledge retention-shortened with the reason`,
    };
  },
};

const scheduleRemoved: Rule = {
  name: "schedule-removed",
  check: ({ old, new: next }) => {
    if (typeof old?.schedule !== "string" || next.schedule !== undefined) return undefined;
    // A standby takes no backups, and a database without an archive has a worse finding.
    if ([old.stage, next.stage].some((stage) => stage === "standby" || stage === "recovering"))
      return undefined;
    if (typeof old.archive === "string" && next.archive === undefined) return undefined;
    return {
      found: `base backups were taken at "${old.schedule}" and are not scheduled any more`,
      wouldHappen:
        "retention goes on expiring the old ones: in the end WAL is left without a base backup to replay it onto",
      doInstead: "put the schedule back; to change the times, write another one",
    };
  },
};

function amount(retention: Retention): number {
  return retention.kind === "window" ? retention.days : retention.fullBackups;
}

function retentionText(retention: Retention): string {
  return retention.kind === "window"
    ? `${String(retention.days)} days`
    : `${String(retention.fullBackups)} full backups`;
}

export const backupRules: readonly Rule[] = [retentionShortened, scheduleRemoved];
