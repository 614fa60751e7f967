#!/bin/sh
# Takes a base backup, verifies every file of it, and stores it. --if-none: only when the archive has none yet.
set -eu
# shellcheck source=SCRIPTDIR/store.sh
. "${0%/*}/store.sh"
# shellcheck source=SCRIPTDIR/archive.sh
. "${0%/*}/archive.sh"
# shellcheck source=SCRIPTDIR/catalogue.sh
. "${0%/*}/catalogue.sh"
# shellcheck source=SCRIPTDIR/server.sh
. "${0%/*}/server.sh"

make_work_folder
if [ "${1:-}" = --if-none ]; then
  fetch_catalogue "$PGK_ARCHIVE" "$work/catalogue" || fail "the archive $PGK_ARCHIVE cannot be read"
  newest=$(choose_backup "$work/catalogue") && { say "the archive holds base backup $newest already"; exit 0; }
fi
await_writable "${PGK_WAIT_SECONDS:-60}" || fail "no writable server answers at $PGHOST: nothing was backed up"
[ "$(query "select count(*) from pg_tablespace where spcname not in ('pg_default', 'pg_global')")" = 0 ] ||
  fail "the database has tablespaces outside its data directory; this operator cannot restore them, so nothing was backed up. Move their content to pg_default and drop them"

id=$(date -u +%Y%m%dT%H%M%SZ)
data=$work/data
pg_basebackup --pgdata="$data" --format=plain --wal-method=stream --checkpoint=fast --manifest-checksums=SHA256 \
  --label="postgres-kubernetes $id" --no-password --no-sync
pg_verifybackup --quiet "$data"

control=$(LC_ALL=C pg_controldata "$data")
from_control() { printf '%s\n' "$control" | sed -n "s/^$1: *//p"; }
from_manifest() { sed -n "s/.*\"$1\": *\"\{0,1\}\([0-9A-F/]*\).*/\1/p" "$data/backup_manifest" | tail -n 1; }
# The shell goes on when a question inside a here-document fails, so each is asked before it.
system_id=$(from_control 'Database system identifier')
major=$(cat "$data/PG_VERSION")
version=$(query 'show server_version_num')
timeline=$(from_manifest Timeline)
start_wal=$(sed -n 's/^START WAL LOCATION: .* (file \([0-9A-F]*\))$/\1/p' "$data/backup_label")
start_lsn=$(from_manifest Start-LSN)
stop_lsn=$(from_manifest End-LSN)
stop_wal=$(query "select pg_walfile_name('$stop_lsn')")
start_time=$(printf '%s' "$id" | sed 's/\(....\)\(..\)\(..\)T\(..\)\(..\)\(..\)Z/\1-\2-\3T\4:\5:\6Z/')
stop_time=$(query "select to_char(clock_timestamp() at time zone 'UTC' + interval '1 second', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')")
stop_epoch=$(query 'select floor(extract(epoch from clock_timestamp()))::bigint + 1')
next_xid=$(query 'select pg_snapshot_xmax(pg_current_snapshot())::text::numeric % 4294967296')
kilobytes=$(du -sk "$data" | cut -f 1)
cat >"$work/backup.json" <<END
{
  "id": "$id",
  "systemId": "$system_id",
  "major": "$major",
  "version": "$version",
  "timeline": "$timeline",
  "startWal": "$start_wal",
  "stopWal": "$stop_wal",
  "startLsn": "$start_lsn",
  "stopLsn": "$stop_lsn",
  "startTime": "$start_time",
  "stopTime": "$stop_time",
  "stopEpoch": "$stop_epoch",
  "nextXid": "$next_xid",
  "bytes": "$((kilobytes * 1024))"
}
END
# A mark that says too little makes every later choice among the backups a wrong one.
for name in timeline startWal stopWal startLsn stopLsn stopEpoch nextXid; do
  has_field "$work/backup.json" "$name" ||
    fail "the server gave \"$(field "$work/backup.json" "$name")\" as $name of base backup $id. Retention or a restore would go by it, so the backup does not count; the next attempt takes another"
done

place=$PGK_ARCHIVE/basebackups/$id
tar -czf "$work/base.tar.gz" -C "$data" .
store_put "$work/base.tar.gz" "$place" base.tar.gz
store_put "$data/backup_manifest" "$place" backup_manifest

# The backup is complete by itself, but what follows it is only recoverable when WAL arrives too.
deadline=$(($(date +%s) + ${PGK_WAL_SECONDS:-180}))
until store_has "$PGK_ARCHIVE/$(wal_folder "$stop_wal")" "$stop_wal.gz"; do
  [ "$(date +%s)" -lt "$deadline" ] || fail "WAL $stop_wal does not arrive in $PGK_ARCHIVE: archiving has failed, see the log of container \"postgres\". The backup does not count"
  sleep 2
done
store_put_new "$work/backup.json" "$place" backup.json
say "base backup $id is verified and stored, up to $stop_lsn"
