#!/bin/sh
# Promotes the server in place, without a restart. Replays first what the source's archive still holds. Doing it twice does
# nothing.
set -eu
# shellcheck source=SCRIPTDIR/store.sh
. "${0%/*}/store.sh"
# shellcheck source=SCRIPTDIR/archive.sh
. "${0%/*}/archive.sh"
# shellcheck source=SCRIPTDIR/server.sh
. "${0%/*}/server.sh"

[ "$(query 'select pg_is_in_recovery()')" = t ] || { say "the server is promoted already"; exit 0; }
require_empty_archive "promote"
# A target that has not been reached yet: promoting now would stop short of it.
if [ -n "${PGK_TARGET_KIND:-}" ] && [ "$(query 'select pg_get_wal_replay_pause_state()')" != paused ]; then
  fail "the recovery target is not reached yet"
fi
say "promotes at $(query 'select pg_last_wal_replay_lsn()')"
[ "$(query "select pg_promote(true, ${PGK_PROMOTE_SECONDS:-300})")" = t ] || fail "the server did not promote in time"
say "promoted: writes to $(query 'select pg_walfile_name(pg_current_wal_lsn())')"
