import { rawOperators, type Case } from "./case";
import { writersFor } from "./writers";

const kinds = { zalando: "postgresql", "cloudnative-pg": "Cluster", percona: "PerconaPGCluster" };
const repo = ["spec", "backups", "pgbackrest", "repos", "name=repo1", "schedules"];

/** No base backup any more, as each operator's objects say it. */
const unscheduled = {
  zalando: {
    kind: kinds.zalando,
    path: ["spec", "env", "name=BACKUP_SCHEDULE", "value"],
    value: "",
  },
  "cloudnative-pg": { kind: "ScheduledBackup", path: ["spec", "suspend"], value: true },
  percona: { kind: kinds.percona, path: repo, value: undefined },
} as const;

/** Rules about a database's backups. */
export const backupCases: readonly Case[] = rawOperators.flatMap((operator): readonly Case[] => {
  const absent = writersFor("backup-absent", operator);
  const missing = writersFor("schedule-missing", operator);
  const removed = writersFor("schedule-removed", operator);
  const brief = writersFor("retention-below-drills", operator);
  const edits = [unscheduled[operator]];
  return [
    {
      rule: "backup-absent",
      operator,
      pack: { steps: [], unsafe: absent.raw({ archive: undefined }), safe: absent.raw({}) },
    },
    {
      rule: "schedule-missing",
      operator,
      pack: { steps: [], unsafe: missing.raw({}, { edits }), safe: missing.raw({}) },
    },
    {
      rule: "schedule-removed",
      operator,
      component: {
        steps: [{ "": { args: removed.args.fresh() } }],
        unsafe: { "": { args: removed.args.fresh(), edits } },
        safe: {
          "": {
            args: removed.args.fresh({ backup: { ...removed.backup, schedule: "0 4 * * *" } }),
          },
        },
      },
      pack: {
        steps: [removed.raw({})],
        unsafe: removed.raw({}, { edits }),
        safe: removed.raw({ instances: 2 }),
      },
    },
    {
      rule: "retention-below-drills",
      operator,
      pack: {
        steps: [],
        unsafe: brief.raw({ retentionDays: 3 }),
        safe: brief.raw({ retentionDays: 7 }),
      },
    },
  ];
});
