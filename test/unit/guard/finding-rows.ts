import type { Finding } from "../../../lib/guard/finding";
import type { DatabaseState } from "../../../lib/guard/state";
import { restoredArchive, states } from "./states";

const { fresh, standby, promoted, recovering } = states;
export const r2 = "0123456789abcdef0123456789abcdef.r2.cloudflarestorage.com";
export const upgradeHazard = { wouldHappen: "it would not start", doInstead: "copy the data" };
export const other = { ...promoted, source: "s3://other/source/17" };

interface Row {
  readonly old: DatabaseState | undefined;
  readonly next: DatabaseState;
  readonly finding: Finding;
  /** The nearest change that is safe. */
  readonly safe: readonly [DatabaseState | undefined, DatabaseState];
}

/** Each rule about stages and places: an unsafe change with the whole text, and a safe neighbour. */
export const rows: readonly Row[] = [
  {
    old: undefined,
    next: promoted,
    finding: {
      rule: "created-promoted",
      found:
        "a new database whose restore block says enabled: false, so it counts as restored already",
      wouldHappen:
        "it would come up empty and writable, under the name and record of the database it was meant to restore",
      doInstead:
        "set restore.enabled: true first, look at the standby, then set it to false; for an empty database leave restore out",
    },
    safe: [standby, promoted],
  },
  {
    old: fresh,
    next: standby,
    finding: {
      rule: "restore-on-existing",
      found: "a restore block on a database that exists and was born empty",
      wouldHappen:
        "the operator restores only into a new cluster; this one would turn read-only on its own data, or follow an archive it shares no history with",
      doInstead:
        "restore into a new PostgresKubernetes with another name, and switch applications over when it is promoted",
    },
    safe: [undefined, standby],
  },
  {
    old: promoted,
    next: standby,
    finding: {
      rule: "standby-put-back",
      found: "restore.enabled went from false back to true on a promoted database",
      wouldHappen:
        "the server would turn read-only without fetching anything: it has written since, so it can never follow its source again",
      doInstead:
        "keep restore.enabled: false; to restore once more, create a new PostgresKubernetes with another name",
    },
    safe: [promoted, promoted],
  },
  {
    old: standby,
    next: { ...standby, stage: "recovering" },
    finding: {
      rule: "restore-mode-changed",
      found: "the running restore changed from standby to recovering",
      wouldHappen:
        "a restore in progress keeps what it began with; the server would restart under instructions that do not fit its data",
      doInstead: "delete this restore and begin another one with the new mode",
    },
    safe: [recovering, recovering],
  },
  {
    old: promoted,
    next: fresh,
    finding: {
      rule: "origin-dropped",
      found: "the restore block of a promoted database was removed",
      wouldHappen:
        "nothing would record what the database was restored from; its archive path would change, and the next recreation would come up empty",
      doInstead: "keep the restore block for good; restore.enabled: false is the promoted form",
    },
    safe: [fresh, fresh],
  },
  {
    old: fresh,
    next: promoted,
    finding: {
      rule: "promoted-unrestored",
      found: "a restore block with enabled: false on a database that was never restored",
      wouldHappen:
        "the database would be recorded as restored from an archive it never read, and would write to another archive",
      doInstead: "leave restore out",
    },
    safe: [standby, promoted],
  },
  {
    old: promoted,
    next: other,
    finding: {
      rule: "source-changed",
      found:
        "the source changed from s3://old-backups/backups/old-orders/17 to s3://other/source/17",
      wouldHappen:
        "an existing database never fetches another source: a standby would look for WAL that does not continue its own, a promoted one would carry a false record",
      doInstead:
        "keep the source; to restore from another archive, create a new PostgresKubernetes with another name",
    },
    safe: [other, other],
  },
  {
    old: recovering,
    next: { ...recovering, target: "time 2026-11-21T00:00:00+00:00" },
    finding: {
      rule: "target-changed",
      found:
        "the recovery target changed from time 2026-11-20T12:00:00+00:00 to time 2026-11-21T00:00:00+00:00",
      wouldHappen:
        "the data would stay where the first target left them, and the record would claim otherwise",
      doInstead:
        "keep the target; to recover to another moment, create a new PostgresKubernetes with another name",
    },
    safe: [recovering, { ...recovering, storageSize: "20Gi" }],
  },
  {
    old: promoted,
    next: { ...promoted, archive: "s3://db-backups/elsewhere/17" },
    finding: {
      rule: "archive-moved",
      found: `the own archive moved from ${restoredArchive} to s3://db-backups/elsewhere/17`,
      wouldHappen:
        "the backups taken so far would belong to nobody, and until the next base backup nothing could be restored at all",
      doInstead:
        "put bucket and path back; to move a database to another archive, restore it there as a new one",
    },
    safe: [promoted, { ...promoted, archive: `${restoredArchive}8`, postgresVersion: "18" }],
  },
  {
    old: promoted,
    next: { ...promoted, archiveServer: "minio.storage.svc:9000" },
    finding: {
      rule: "archive-server-changed",
      found: `the store of the archive changed from ${r2} to minio.storage.svc:9000`,
      wouldHappen:
        "unless both names lead to the same bucket, the backups taken so far would belong to nobody, and until the next base backup nothing could be restored at all",
      doInstead: `put ${r2} back; where the bucket is the same under both names, acknowledge archive-server-changed with the reason; to move to another store, restore there as a new database`,
    },
    safe: [
      { ...promoted, archiveServer: undefined },
      { ...promoted, archiveServer: "" },
    ],
  },
  {
    old: promoted,
    next: { ...promoted, archive: undefined },
    finding: {
      rule: "backup-switched-off",
      found: `the backup block was removed; the database archives to ${restoredArchive}`,
      wouldHappen:
        "WAL would be thrown away from this moment on without any error, and base backups would stop",
      doInstead: "put the backup block back",
    },
    safe: [
      { ...fresh, archive: undefined },
      { ...fresh, archive: "s3://b/now" },
    ],
  },
  {
    old: standby,
    next: { ...promoted, postgresVersion: "18" },
    finding: {
      rule: "major-with-stage",
      found: "postgresVersion changed from 17 to 18 during a restore or promotion",
      wouldHappen:
        "the server would start other binaries on data of the old major, and refuse to run",
      doInstead:
        "keep 17 until the database is promoted and backed up, then upgrade in an update of its own",
    },
    safe: [promoted, { ...promoted, postgresVersion: "18" }],
  },
  {
    old: { ...promoted, upgradeHazard },
    next: { ...promoted, postgresVersion: "18" },
    finding: {
      rule: "major-raised",
      found: "postgresVersion went up from 17 to 18",
      ...upgradeHazard,
    },
    safe: [promoted, { ...promoted, postgresVersion: "18" }],
  },
  {
    old: promoted,
    next: { ...promoted, postgresVersion: "16" },
    finding: {
      rule: "major-lowered",
      found: "postgresVersion went down from 17 to 16",
      wouldHappen: "older binaries cannot read newer data: the server would not start",
      doInstead: "put 17 back; to go back a major, dump and load into a new database",
    },
    safe: [
      { ...promoted, postgresVersion: "9" },
      { ...promoted, postgresVersion: "10" },
    ],
  },
  {
    old: fresh,
    next: { ...fresh, storageSize: "10G" },
    finding: {
      rule: "storage-shrunk",
      found: "storage.size shrank from 10Gi to 10G",
      wouldHappen:
        "volumes cannot shrink: the volume would keep its size, the object would claim another, and every later resize would fail",
      doInstead: "put 10Gi back; for a smaller volume restore into a new database",
    },
    safe: [fresh, { ...fresh, storageSize: "10240Mi" }],
  },
];
