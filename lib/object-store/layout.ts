/** How a backup tool arranges base backups and WAL in a bucket. No tool reads another's. */
export const archiveLayouts = {
  "wal-g": "WAL-G: basebackups_005/ and wal_005/",
  barman: "Barman Cloud: base/ and wals/",
  pgbackrest: "pgBackRest: backup/ and archive/",
  pg_basebackup: "this library's plain StatefulSet: basebackups/ and wal/",
} as const;

export type ArchiveLayout = keyof typeof archiveLayouts;
