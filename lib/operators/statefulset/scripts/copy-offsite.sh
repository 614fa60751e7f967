#!/bin/sh
# Copies the archive to a second store. Adds only: retention there is prune.sh's own. What is there already is never
# written over, and a backup's mark comes last, so that one half copied does not count.
set -eu
# shellcheck source=SCRIPTDIR/store.sh
. "${0%/*}/store.sh"
# shellcheck source=SCRIPTDIR/archive.sh
. "${0%/*}/archive.sh"

store copy --immutable "$PGK_ARCHIVE/wal" "$PGK_OFFSITE/wal"
store copy --immutable --exclude '/*/backup.json' "$PGK_ARCHIVE/basebackups" "$PGK_OFFSITE/basebackups"
store copy --immutable --include '/*/backup.json' "$PGK_ARCHIVE/basebackups" "$PGK_OFFSITE/basebackups"
say "copied $PGK_ARCHIVE to $PGK_OFFSITE"
