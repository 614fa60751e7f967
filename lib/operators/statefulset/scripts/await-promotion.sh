#!/bin/sh
# Waits until the promotion is proven from outside: the server takes writes under our password, and its new timeline has
# reached the archive it writes.
set -eu
# shellcheck source=SCRIPTDIR/store.sh
. "${0%/*}/store.sh"
# shellcheck source=SCRIPTDIR/archive.sh
. "${0%/*}/archive.sh"
# shellcheck source=SCRIPTDIR/server.sh
. "${0%/*}/server.sh"

limit=${PGK_PROMOTE_SECONDS:-900}
await_writable "$limit" || fail "the server is not writable after $limit seconds: see the log of its container \"stage\""
[ -n "${PGK_ARCHIVE:-}" ] || exit 0
deadline=$(($(date +%s) + limit))
until store_names "$PGK_ARCHIVE/wal" | grep -q '\.history\.gz$'; do
  [ "$(date +%s)" -lt "$deadline" ] || fail "promoted, but nothing reaches the archive $PGK_ARCHIVE: see the log of container \"postgres\""
  sleep 2
done
say "promoted, and archiving into $PGK_ARCHIVE"
