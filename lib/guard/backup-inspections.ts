import { meets, placeText } from "./archiving";
import type { BackupInspection } from "./inspection";

/** Writing into the archive one restores from ends both. The component refuses it in any form. */
export const sourceOverwritten: BackupInspection = {
  name: "source-overwritten",
  severity: "critical",
  title: "The own archive must not be the one the database is restored from",
  remediation:
    "Give the restored database a path (and server name) that neither holds nor lies in the source's.",
  check: ({ writes, reads }) => {
    for (const own of writes) {
      const source = reads.find((read) => meets(own, read) === true);
      if (source === undefined) continue;
      return {
        found: `the database archives to ${placeText(own)} and restores from ${placeText(source)}, which overlap`,
        wouldHappen:
          "it would write its WAL over the source's and expire the source's backups: the archive that everything hangs on",
        doInstead: "archive to a folder of its own, with a name no earlier life has used",
      };
    }
    return undefined;
  },
};

const backupAbsent: BackupInspection = {
  name: "backup-absent",
  severity: "high",
  title: "A database archives its WAL",
  remediation: "Configure an object store and let the operator archive to it.",
  check: ({ off }) =>
    off === undefined
      ? undefined
      : {
          found: `nothing is archived: ${off}`,
          wouldHappen: "when the volume is lost, so is everything in it",
          doInstead:
            "give the database an archive; where the operator's own configuration provides one, acknowledge this rule and say so",
        },
};

const scheduleMissing: BackupInspection = {
  name: "schedule-missing",
  severity: "high",
  title: "Base backups are taken on a schedule",
  remediation: "Add a schedule for base backups.",
  check: ({ schedule, writes: [place] }) =>
    schedule !== undefined || place === undefined
      ? undefined
      : {
          found: `WAL goes to ${placeText(place)}, but no base backup is ever scheduled`,
          wouldHappen:
            "WAL alone restores nothing: a recovery needs a base backup to begin with, and with an old one it takes days",
          doInstead: "schedule a base backup at least once a day",
        },
};

const retentionBelowDrills: BackupInspection = {
  name: "retention-below-drills",
  severity: "medium",
  title: "Backups are kept longer than the time between two rehearsed restores",
  remediation: "Keep backups at least as long as leastRetentionDays says.",
  check: ({ retention }, { leastRetentionDays }) => {
    if (typeof retention !== "object" || retention.kind !== "window") return undefined;
    if (retention.days >= leastRetentionDays) return undefined;
    return {
      found: `backups are kept for ${days(retention.days)}, fewer than the ${days(leastRetentionDays)} between two rehearsed restores`,
      wouldHappen:
        "a backup that cannot be restored would be noticed when the last one that could has expired",
      doInstead: `keep backups for ${days(leastRetentionDays)} or more, or rehearse restores more often and set leastRetentionDays`,
    };
  },
};

function days(count: number): string {
  return count === 1 ? "1 day" : `${String(count)} days`;
}

/** Rules over the backups of one database, for every operator alike. */
export const backupInspections: readonly BackupInspection[] = [
  sourceOverwritten,
  backupAbsent,
  scheduleMissing,
  retentionBelowDrills,
];
