import { backup, fresh, promoted, r2Config, secret, source, standby, type Json } from "./arguments";

const restore = (over: Json): Json => ({ restore: { enabled: true, ...source, ...over } });
const target = { time: "2026-11-20T12:00:00Z" };
const clone = restore({ mode: "one-stage", target });
/** A path that does not name a PostgreSQL major, so that only the guard can tell. */
const unversioned = restore({ s3Path: "old/orders" });
const anotherAccount = { cloudflareAccountId: "fedcba9876543210fedcba9876543210" };
const hidden = { ...backup, bucketName: secret("bucket") };

/** With an archive that no other database of the program has. */
const apart = (args: Json): Json => ({ ...args, backup: { ...backup, path: "apart" } });
export const another = apart(promoted);

/** One database in every state there is. */
export const databases: Readonly<Record<string, Json>> = {
  fresh,
  standby: { ...standby, ...unversioned },
  promoted,
  recovering: { ...fresh, ...clone },
  hidden: { ...fresh, backup: hidden },
};

interface Refused {
  readonly rule: string;
  readonly database: string;
  readonly becomes: Json;
  /** What the text names as found. */
  readonly found: string;
}

export const changes: readonly Refused[] = [
  {
    rule: "retention-shortened",
    database: "fresh",
    becomes: { ...fresh, backup: { ...backup, retention: "5d" } },
    found: "retention went down from 30 days to 5 days",
  },
  {
    rule: "created-promoted",
    database: "another",
    becomes: another,
    found: "a new database whose restore block says enabled: false",
  },
  {
    rule: "restore-on-existing",
    database: "fresh",
    becomes: standby,
    found: "a restore block on a database that exists and was born empty",
  },
  {
    rule: "standby-put-back",
    database: "promoted",
    becomes: standby,
    found: "restore.enabled went from false back to true on a promoted database",
  },
  {
    rule: "restore-mode-changed",
    database: "standby",
    becomes: { ...fresh, ...restore({ s3Path: "old/orders", mode: "one-stage", target }) },
    found: "the running restore changed from standby to recovering",
  },
  {
    rule: "origin-dropped",
    database: "standby",
    becomes: apart(fresh),
    found: "the restore block of a standby database was removed",
  },
  {
    rule: "origin-dropped",
    database: "promoted",
    becomes: apart(fresh),
    found: "the restore block of a promoted database was removed",
  },
  {
    rule: "promoted-unrestored",
    database: "fresh",
    becomes: promoted,
    found: "a restore block with enabled: false on a database that was never restored",
  },
  {
    rule: "source-changed",
    database: "standby",
    becomes: { ...fresh, ...restore({ s3Path: "other/orders" }) },
    found: "the source changed from s3://old-backups/old/orders to s3://old-backups/other/orders",
  },
  {
    rule: "target-changed",
    database: "recovering",
    becomes: {
      ...fresh,
      ...restore({ mode: "one-stage", target: { time: "2026-11-20T13:00:00Z" } }),
    },
    found: "the recovery target changed from time 2026-11-20T12:00:00+00:00",
  },
  {
    rule: "archive-moved",
    database: "promoted",
    becomes: { ...promoted, backup: { ...backup, path: "elsewhere" } },
    found: "the own archive moved from s3://own-backups/orders/restored-",
  },
  {
    rule: "archive-moved",
    database: "hidden",
    becomes: { ...fresh, backup: { ...hidden, path: "elsewhere" } },
    found: "the own archive moved from",
  },
  {
    rule: "archive-server-changed",
    database: "fresh",
    becomes: { ...fresh, backup: { ...backup, r2Config: { ...r2Config, ...anotherAccount } } },
    found:
      "the store of the archive changed from 0123456789abcdef0123456789abcdef.r2.cloudflarestorage.com to fedcba9876543210fedcba9876543210.r2.cloudflarestorage.com",
  },
  {
    rule: "backup-switched-off",
    database: "fresh",
    becomes: { ...fresh, backup: undefined },
    found:
      "the backup block was removed; the database archives to s3://own-backups/orders/initial/17",
  },
  {
    rule: "major-with-stage",
    database: "standby",
    becomes: {
      ...promoted,
      ...restore({ enabled: false, s3Path: "old/orders" }),
      postgresVersion: 18,
    },
    found: "postgresVersion changed from 17 to 18 during a restore or promotion",
  },
  {
    rule: "major-raised",
    database: "fresh",
    becomes: { ...fresh, postgresVersion: 18, instances: 2 },
    found: "postgresVersion went up from 17 to 18",
  },
  {
    rule: "major-lowered",
    database: "fresh",
    becomes: { ...fresh, postgresVersion: 16 },
    found: "postgresVersion went down from 17 to 16",
  },
  {
    rule: "storage-shrunk",
    database: "promoted",
    becomes: { ...promoted, storage: { size: "9Gi" } },
    found: "storage.size shrank from 10Gi to 9Gi",
  },
];
