import { fresh, r2Config, source, standby, target, bare, recovering } from "../../fixtures";
import { objectRow, row, type Row } from "./row";

const bucket = {
  late: true,
  expected: "a bucket name: 3 to 63 lower-case letters, digits, dashes, dots and underscores",
  fix: "write the bucket's name alone, without s3://, a path or an endpoint",
  good: "other.bucket_2",
} as const;

const path = {
  required: true,
  late: true,
  expected:
    'a path inside the bucket such as "backups/orders/17": letters, digits, . _ = and -, parts separated by single slashes',
  fix: "write it without s3://, without the bucket, without a slash at either end and without . or .. parts",
} as const;

const backup: readonly Row[] = [
  objectRow("backup", {
    base: bare,
    expected: "a backup block: { bucketName, path, objectStore }",
    good: fresh.backup,
    reads: (rendered) => rendered.env("WALG_S3_PREFIX"),
    renders: () => "s3://db-backups/orders/initial/17",
  }),
  row("backup.bucketName", {
    base: fresh,
    ...bucket,
    reads: (rendered) => rendered.env("WALG_S3_PREFIX"),
    renders: (name: string) => `s3://${name}/orders/initial/17`,
  }),
  row("backup.path", {
    base: fresh,
    ...path,
    good: "a/B=1/c_d-e.f",
    reads: (rendered) => rendered.env("WALG_S3_PREFIX"),
    renders: (base: string) => `s3://db-backups/${base}/initial/17`,
  }),
  row("backup.schedule", {
    base: fresh,
    expected: 'five cron fields such as "0 2 * * *"',
    fix: "write minute, hour, day, month and weekday in UTC as numbers (Sunday is 0) or names such as JAN and MON, with lists (1,15), ranges (1-5) and steps (*/15, 0-30/10); no seconds field, no macros such as @daily, no L, W, # or ?",
    good: "*/15 0-6 1,15 * MON",
    reads: (rendered) => rendered.env("BACKUP_SCHEDULE"),
  }),
  objectRow("backup.retention", {
    base: fresh,
    expected: 'a recovery window such as "30d", "4w" or "6m", at most 3650 days',
    fix: "write a number above zero and d, w or m, or { fullBackups: 7 } to count backups",
    lateFix:
      "pass a plain value (for example from pulumi.Config): it decides which resources exist, so preview must know it",
    otherwise: {
      "an object": "see the fields in it",
      "a list": [
        "backup.retention: expected a number of backups: { fullBackups: 7 }, got a list",
        "write an object; its leaves may be late, the object itself may not",
      ],
    },
    good: { fullBackups: 7 },
    reads: (rendered) => rendered.env("BACKUP_NUM_TO_RETAIN"),
    renders: () => "7",
  }),
  row("backup.retention", {
    base: fresh,
    form: "window",
    expected: 'a recovery window such as "30d", "4w" or "6m", at most 3650 days',
    fix: "write a number above zero and d, w or m, or { fullBackups: 7 } to count backups",
    otherwise: { "an object": "see the fields in it", "a list": "see the fields in it" },
    good: "6m",
    reads: (rendered) => rendered.env("BACKUP_NUM_TO_RETAIN"),
    renders: () => "180",
  }),
  row("backup.retention.fullBackups", {
    base: fresh,
    required: true,
    expected: "a whole number of full backups from 1 to 1000",
    fix: "write how many full backups to keep",
    accepts: ["a number"],
    good: 1000,
    reads: (rendered) => rendered.env("BACKUP_NUM_TO_RETAIN"),
    renders: String,
  }),
];

const defaults: readonly Row[] = [
  objectRow("operatorDefaults", {
    base: { ...bare, backup: { path: "orders", bucketName: "db-backups" } },
    expected: "the operator's defaults: { bucketName, objectStore }",
    good: { r2Config },
    reads: (rendered) => rendered.env("AWS_REGION"),
    renders: () => "auto",
  }),
  row("operatorDefaults.bucketName", {
    base: { ...bare, backup: { path: "orders", r2Config } },
    ...bucket,
    reads: (rendered) => rendered.env("WALG_S3_PREFIX"),
    renders: (name: string) => `s3://${name}/orders/initial/17`,
  }),
];

const restore: readonly Row[] = [
  objectRow("restore", {
    base: fresh,
    expected: "a restore block: { enabled, bucketName, s3Path, objectStore }",
    good: standby.restore,
    reads: ({ spec }) => spec.standby?.s3_wal_path,
    renders: () => "s3://old-backups/backups/old-orders/17",
  }),
  row("restore.enabled", {
    base: standby,
    required: true,
    expected: "true or false",
    fix: "write true for the read-only standby (stage 1), false once it is promoted (stage 2)",
    accepts: ["true"],
    good: false,
    reads: ({ plan }) => plan.stage,
    renders: (enabled: boolean) => (enabled ? "standby" : "promoted"),
  }),
  row("restore.bucketName", {
    base: standby,
    ...bucket,
    reads: ({ spec }) => spec.standby?.s3_wal_path,
    renders: (name: string) => `s3://${name}/backups/old-orders/17`,
  }),
  row("restore.s3Path", {
    base: standby,
    ...path,
    good: "a/B=1/c_d-e.f/17",
    reads: ({ spec }) => spec.standby?.s3_wal_path,
    renders: (place: string) => `s3://old-backups/${place}`,
  }),
  row("restore.layout", {
    base: standby,
    expected: '"wal-g", "barman", "pgbackrest" or "pg_basebackup"',
    fix: "write which tool wrote the archive, or leave it out when it is the operator's own",
    good: "wal-g",
    reads: ({ plan }) => plan.stage,
    renders: () => "standby",
  }),
  row("restore.attempt", {
    base: standby,
    expected: "a whole number from 1 to 1000",
    fix: "write 2 to restore the same source a second time",
    accepts: ["a number"],
    good: 2,
    reads: ({ plan }) => plan.source?.attempt,
  }),
  row("restore.mode", {
    base: standby,
    expected: '"two-stage" or "one-stage"',
    fix: "leave it out for a standby first and a promotion later",
    good: "two-stage",
    reads: ({ plan }) => plan.stage,
    renders: () => "standby",
  }),
  objectRow("restore.target", {
    base: { ...fresh, restore: { enabled: true, mode: "one-stage", ...source } },
    expected: "a recovery target: { time }",
    good: target,
    reads: ({ spec }) => spec.clone?.timestamp,
    renders: () => "2026-11-20T12:00:00+00:00",
  }),
  row("restore.target.time", {
    base: recovering,
    required: true,
    expected: 'a time with seconds and a zone such as "2026-11-20T12:00:00Z"',
    fix: "write RFC 3339 in full; without a zone nobody knows which moment is meant",
    good: "2026-11-20T12:00:00.5-03:30",
    reads: ({ spec }) => spec.clone?.timestamp,
  }),
  objectRow("restore.streamFrom", {
    base: standby,
    expected: "a live server: { host }",
    good: { host: "db.example.com" },
    reads: ({ spec }) => spec.standby?.standby_port,
    renders: () => "5432",
  }),
  row("restore.streamFrom.host", {
    base: standby,
    required: true,
    late: true,
    expected: "a host name or an IP address",
    fix: "write the host alone, without scheme, port or path",
    good: "10.0.0.7",
    reads: ({ spec }) => spec.standby?.standby_host,
  }),
  row("restore.streamFrom.port", {
    base: { ...standby, restore: { ...standby.restore, streamFrom: { host: "db" } } },
    expected: "a port from 1 to 65535",
    fix: "write the port PostgreSQL listens on",
    accepts: ["a number"],
    good: 65535,
    reads: ({ spec }) => spec.standby?.standby_port,
    renders: String,
  }),
  row("restore.streamFrom.slot", {
    base: { ...standby, restore: { ...standby.restore, streamFrom: { host: "db" } } },
    expected:
      "the name of a replication slot: lower-case letters, digits and underscores, at most 63",
    fix: "write it as pg_replication_slots lists it",
    good: "orders_2",
    reads: ({ spec }) => spec.standby?.standby_primary_slot_name,
  }),
];

export const archiveRows: readonly Row[] = [...backup, ...defaults, ...restore];
