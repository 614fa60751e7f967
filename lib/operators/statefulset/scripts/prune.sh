#!/bin/sh
# Deletes what retention no longer asks for: base backups that no moment of the recovery window needs, then the WAL before
# the oldest base backup that stays. WAL is never deleted by age, and nothing is while any question to the store is open.
set -eu
# shellcheck source=SCRIPTDIR/store.sh
. "${0%/*}/store.sh"
# shellcheck source=SCRIPTDIR/archive.sh
. "${0%/*}/archive.sh"
# shellcheck source=SCRIPTDIR/catalogue.sh
. "${0%/*}/catalogue.sh"

make_work_folder
fetch_catalogue "$PGK_ARCHIVE" "$work/catalogue" || fail "the archive $PGK_ARCHIVE cannot be read: nothing was deleted"
names=$(store_names "$PGK_ARCHIVE/basebackups") || fail "the archive $PGK_ARCHIVE cannot be read: nothing was deleted"
folders=$(store_names "$PGK_ARCHIVE/wal") || fail "the archive $PGK_ARCHIVE cannot be read: nothing was deleted"
now=${PGK_NOW_EPOCH:-$(date +%s)}

# require_field BACKUP NAME: asked before anything is deleted.
require_field() {
  has_field "$work/catalogue/$1/backup.json" "$2" ||
    fail "base backup $1 says \"$(field "$work/catalogue/$1/backup.json" "$2")\" as its $2, which tells no age: going by it could delete backups and WAL that are still needed." \
      "Nothing was deleted. Delete $PGK_ARCHIVE/basebackups/$1/backup.json: then this backup does not count, and retention goes by the others"
}

# Newest first. A window also needs the newest backup that ended before it begins; one backup always stays.
oldest_kept=
expired=
kept=0
mkdir -p "$work/catalogue"
for id in $(find "$work/catalogue" -mindepth 1 -maxdepth 1 -exec basename {} \; | LC_ALL=C sort -r); do
  facts=$work/catalogue/$id/backup.json
  if [ -n "${done:-}" ]; then
    expired="$expired $id"
    continue
  fi
  oldest_kept=$id
  kept=$((kept + 1))
  if [ -n "${PGK_KEEP_BACKUPS:-}" ]; then
    [ "$kept" -lt "$PGK_KEEP_BACKUPS" ] || done=yes
  else
    require_field "$id" stopEpoch
    [ "$(field "$facts" stopEpoch)" -gt $((now - PGK_KEEP_DAYS * 86400)) ] || done=yes
  fi
done
[ -n "$oldest_kept" ] || { say "no complete base backup: nothing is deleted"; exit 0; }
require_field "$oldest_kept" startWal

# Its mark goes first, so that a backup half deleted does not count.
for id in $expired; do
  store deletefile "$PGK_ARCHIVE/basebackups/$id/backup.json"
  store purge "$PGK_ARCHIVE/basebackups/$id"
  say "deleted base backup $id"
done

# What an interrupted run left behind; a running one is younger.
abandoned=$(date -u -d "@$((now - 2 * 86400))" +%Y%m%dT%H%M%SZ)
for id in $names; do
  id=${id%/}
  [ ! -e "$work/catalogue/$id" ] || continue
  [ "$(printf '%s\n%s\n' "$id" "$abandoned" | LC_ALL=C sort | head -n 1)" = "$id" ] || continue
  store purge "$PGK_ARCHIVE/basebackups/$id"
  say "deleted unfinished base backup $id"
done

# Names without their timeline compare by age (as pg_archivecleanup does): 8 digits of log, then 8 of segment.
first=$(field "$work/catalogue/$oldest_kept/backup.json" startWal | cut -c 9-24)
is_older() { [ "$1" != "$2" ] && [ "$(printf '%s\n%s\n' "$1" "$2" | LC_ALL=C sort | head -n 1)" = "$1" ]; }
for folder in $folders; do
  case $folder in */) folder=${folder%/} ;; *) continue ;; esac
  log=$(printf '%s' "$folder" | cut -c 9-16)
  if is_older "$log" "$(printf '%.8s' "$first")"; then
    store purge "$PGK_ARCHIVE/wal/$folder"
  elif [ "$log" = "$(printf '%.8s' "$first")" ]; then
    segments=$(store_names "$PGK_ARCHIVE/wal/$folder") || fail "the archive cannot be read: its remaining WAL stays"
    for segment in $segments; do
      if is_older "$(printf '%s' "$segment" | cut -c 9-24)" "$first"; then
        printf '%s\n' "$segment" >>"$work/expired"
      fi
    done
    [ ! -e "$work/expired" ] || store delete --files-from "$work/expired" "$PGK_ARCHIVE/wal/$folder"
    rm -f "$work/expired"
  fi
done
say "keeps $kept base backups, the oldest $oldest_kept, and WAL from $first"
