#!/bin/sh
# Copies the archive to a second store. Adds only: retention there is prune.sh's own. What is there already is never
# written over, and a backup's mark comes last, so that one half copied does not count. Of the marks only those are copied
# that were there before everything else, and still are: a backup that ends meanwhile has not been copied, and of one that
# retention deletes meanwhile the mark goes first.
set -eu
# shellcheck source=SCRIPTDIR/store.sh
. "${0%/*}/store.sh"
# shellcheck source=SCRIPTDIR/archive.sh
. "${0%/*}/archive.sh"

make_work_folder
store lsf --recursive --files-only --include '/*/backup.json' "$PGK_ARCHIVE/basebackups" >"$work/marks" ||
  fail "the archive $PGK_ARCHIVE cannot be read: nothing was copied"
store copy --immutable "$PGK_ARCHIVE/wal" "$PGK_OFFSITE/wal"
store copy --immutable --exclude '/*/backup.json' "$PGK_ARCHIVE/basebackups" "$PGK_OFFSITE/basebackups"
[ ! -s "$work/marks" ] ||
  store copy --immutable --files-from "$work/marks" "$PGK_ARCHIVE/basebackups" "$PGK_OFFSITE/basebackups"
say "copied $PGK_ARCHIVE to $PGK_OFFSITE"
