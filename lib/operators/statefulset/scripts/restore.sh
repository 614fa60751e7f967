#!/bin/sh
# Init step of a restored database: fetches and verifies the right base backup, into an empty volume only, and leaves the
# server to replay the archive: as a standby that follows its end, or up to a target where it stays paused.
set -eu
# shellcheck source=SCRIPTDIR/store.sh
. "${0%/*}/store.sh"
# shellcheck source=SCRIPTDIR/archive.sh
. "${0%/*}/archive.sh"
# shellcheck source=SCRIPTDIR/catalogue.sh
. "${0%/*}/catalogue.sh"
# shellcheck source=SCRIPTDIR/volume.sh
. "${0%/*}/volume.sh"
# shellcheck source=SCRIPTDIR/restore-record.sh
. "${0%/*}/restore-record.sh"

if has_data; then
  made_by_this_restore && exit 0
  fail "refuses to go on: the volume holds a database that this restore did not make ($(describe_record))." \
    "It would have started in the place of what is to come back from ${PGK_SOURCE#*:}, and nobody would have noticed. Nothing was touched." \
    "Delete the claim that a former database of this name left behind, or choose another name"
fi
require_empty_archive "restore"
make_work_folder
began=$(date +%s)

fetch_catalogue "$PGK_SOURCE" "$work/catalogue" || fail "the source $PGK_SOURCE cannot be read"
id=$(choose_backup "$work/catalogue") ||
  fail "no base backup in $PGK_SOURCE fits ${PGK_TARGET_KIND:-the restore} ${PGK_TARGET_VALUE:-} ${PGK_TARGET_BACKUP:-}. There are:$(describe_backups "$work/catalogue")"
facts=$work/catalogue/$id/backup.json
major=$(field "$facts" major)
[ "$major" = "$PGK_MAJOR" ] || fail "base backup $id is of PostgreSQL $major, postgresVersion says $PGK_MAJOR"

say "restores base backup $id, which ended $(field "$facts" stopTime) at $(field "$facts" stopLsn)"
new=$PGK_VOLUME/.restoring
rm -rf "$new"
mkdir -m 0700 "$new"
{ store cat "$PGK_SOURCE/basebackups/$id/base.tar.gz" || touch "$work/incomplete"; } | tar -xzf - -C "$new" || touch "$work/incomplete"
[ ! -e "$work/incomplete" ] || fail "base backup $id could not be fetched whole; the next attempt begins anew"
[ ! -s "$new/tablespace_map" ] || fail "base backup $id has tablespaces outside the data directory, which this operator does not restore"
pg_verifybackup --quiet "$new" || fail "base backup $id does not match its manifest; name another one in restore.target.backup"

rm -f "$new/standby.signal" "$new/recovery.signal" "$new/postmaster.pid" "$new/postmaster.opts"
# recovery.signal with a target ends in an error when the archive ends first; a standby would wait for ever instead.
if [ -n "${PGK_TARGET_KIND:-}" ]; then touch "$new/recovery.signal"; else touch "$new/standby.signal"; fi
cat >"$PGK_VOLUME/restore-report.json" <<END
{
  "backup": "$id",
  "backupEnded": "$(field "$facts" stopTime)",
  "began": $began,
  "ended": $(date +%s)
}
END
record_this_restore
put_in_place "$new"
say "base backup $id is in place, verified file by file"
