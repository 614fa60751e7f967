import type { Edit } from "../program/edit";
import type { Case, RawOperator } from "./case";
import { kinds, plugin, withEdits } from "./edited-object";
import { writersFor } from "./writers";

type Stage = "fresh" | "standby" | "promoted";

/** What makes an object of one operator unsafe as it stands. */
interface Row {
  readonly rule: string;
  readonly operator: RawOperator;
  readonly stage: Stage;
  /** Left out: the operator's cluster. */
  readonly kind?: string;
  readonly path: readonly string[];
  readonly value?: unknown;
  /** The nearest value that is fine; left out for none. */
  readonly fine?: unknown;
}

const annotation = (name: string) => ["metadata", "annotations", `cnpg.io/${name}`];
const key = { name: "AWS_SECRET_ACCESS_KEY", value: "xxx" };

const rows: readonly Row[] = [
  {
    rule: "standby-settings-left",
    operator: "zalando",
    stage: "fresh",
    path: ["spec", "env", "+"],
    value: { name: "STANDBY_WALE_S3_PREFIX", value: "s3://old-backups/old/x" },
    fine: { name: "CLONE_AWS_REGION", value: "auto" },
  },
  {
    rule: "unread-setting",
    operator: "zalando",
    stage: "standby",
    path: ["spec", "env", "+"],
    value: { name: "STANDBY_AWS_FORCE_PATH_STYLE", value: "true" },
    fine: { name: "STANDBY_AWS_S3_FORCE_PATH_STYLE", value: "true" },
  },
  {
    rule: "clone-ignores-archive",
    operator: "zalando",
    stage: "fresh",
    path: ["spec", "clone"],
    value: { cluster: "old", s3_wal_path: "s3://old-backups/old/x" },
    fine: {
      cluster: "old",
      s3_wal_path: "s3://old-backups/old/x",
      timestamp: "2026-11-20T12:00:00+00:00",
    },
  },
  {
    rule: "standby-scaled",
    operator: "zalando",
    stage: "standby",
    path: ["spec", "numberOfInstances"],
    value: 2,
    fine: 1,
  },
  {
    rule: "keys-in-clear",
    operator: "zalando",
    stage: "fresh",
    path: ["spec", "env", "+"],
    value: { ...key, name: "CLONE_AWS_SECRET_ACCESS_KEY" },
    fine: { name: "CLONE_AWS_REGION", value: "auto" },
  },
  {
    rule: "keys-in-clear",
    operator: "cloudnative-pg",
    stage: "fresh",
    path: ["spec", "env", "+"],
    value: key,
    fine: { name: "AWS_REGION", value: "auto" },
  },
  {
    rule: "keys-in-clear",
    operator: "percona",
    stage: "fresh",
    path: ["spec", "backups", "pgbackrest", "global", "repo1-s3-key-secret"],
    value: "xxx",
  },
  {
    rule: "archive-check-skipped",
    operator: "cloudnative-pg",
    stage: "fresh",
    path: annotation("skipEmptyWalArchiveCheck"),
    value: "enabled",
    fine: "disabled",
  },
  {
    rule: "archiving-skipped",
    operator: "cloudnative-pg",
    stage: "fresh",
    path: annotation("skipWalArchiving"),
    value: "enabled",
    fine: "disabled",
  },
  {
    rule: "archiver-missing",
    operator: "cloudnative-pg",
    stage: "fresh",
    path: ["spec", "plugins", plugin, "isWALArchiver"],
    value: false,
    fine: true,
  },
  {
    rule: "server-name-missing",
    operator: "cloudnative-pg",
    stage: "standby",
    path: ["spec", "plugins", plugin, "parameters", "serverName"],
    fine: "second",
  },
  {
    rule: "retention-ignored",
    operator: "cloudnative-pg",
    stage: "fresh",
    path: ["spec", "backup", "retentionPolicy"],
    value: "30d",
  },
  {
    rule: "five-field-cron",
    operator: "cloudnative-pg",
    stage: "fresh",
    kind: "ScheduledBackup",
    path: ["spec", "schedule"],
    value: "0 2 * * *",
    fine: "0 0 3 * * *",
  },
  {
    rule: "backup-method-defaulted",
    operator: "cloudnative-pg",
    stage: "fresh",
    kind: "ScheduledBackup",
    path: ["spec", "method"],
    fine: "plugin",
  },
  {
    rule: "archive-deleted-with-cluster",
    operator: "percona",
    stage: "fresh",
    path: ["metadata", "finalizers"],
    value: ["percona.com/delete-backups"],
    fine: ["percona.com/delete-ssl"],
  },
  {
    rule: "restore-declared",
    operator: "percona",
    stage: "fresh",
    path: ["spec", "backups", "pgbackrest", "restore"],
    value: { enabled: true, repoName: "repo1" },
  },
  {
    rule: "standby-scheduled",
    operator: "percona",
    stage: "standby",
    path: ["spec", "backups", "pgbackrest", "repos", "name=repo1", "schedules"],
    value: { full: "0 2 * * *" },
  },
  {
    rule: "source-repository-kept",
    operator: "percona",
    stage: "standby",
    path: ["spec", "standby", "enabled"],
    value: false,
    fine: true,
  },
];

function caseOf({ rule, operator, stage, kind = kinds[operator], path, value, fine }: Row): Case {
  const { args, raw } = writersFor(rule, operator);
  const toUnsafe: readonly Edit[] = [{ kind, path, value }];
  const toSafe: readonly Edit[] = fine === undefined ? [] : [{ kind, path, value: fine }];
  return {
    rule,
    operator,
    component: {
      steps: [],
      unsafe: { "": { args: args[stage](), edits: toUnsafe } },
      safe: { "": { args: args[stage](), edits: toSafe } },
    },
    pack: {
      steps: [],
      unsafe: withEdits(raw({ stage }), toUnsafe),
      safe: withEdits(raw({ stage }), toSafe),
    },
  };
}

export const inspectionCases: readonly Case[] = rows.map(caseOf);
