#!/bin/sh
# What a restore drill measures, as one JSON object: which backup came back, how long it took, and how far it replayed.
set -eu
# shellcheck source=SCRIPTDIR/server.sh
. "${0%/*}/server.sh"

restored=null
[ ! -e "$PGK_VOLUME/restore-report.json" ] || restored=$(cat "$PGK_VOLUME/restore-report.json")
server=$(query "select json_build_object(
  'inRecovery', pg_is_in_recovery(),
  'replayLsn', pg_last_wal_replay_lsn(),
  'lastTransaction', pg_last_xact_replay_timestamp(),
  'paused', case when pg_is_in_recovery() then pg_get_wal_replay_pause_state() end,
  'databases', (select json_object_agg(datname, pg_database_size(oid)) from pg_database where datallowconn))")
printf '{ "restore": %s, "server": %s }\n' "$restored" "$server"
