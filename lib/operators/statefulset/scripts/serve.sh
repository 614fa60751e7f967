#!/bin/sh
# Runs the server. What backup and restore decide stands on the command line, where no ALTER SYSTEM of a restored database
# overrides it. Nothing here depends on the stage: a promotion restarts no server.
set -eu
scripts=${0%/*}
# shellcheck source=SCRIPTDIR/least-settings.sh
. "$scripts/least-settings.sh"

set -- postgres -D "$PGDATA" \
  -c "config_file=$PGK_CONFIG/postgresql.conf" \
  -c "hba_file=$PGK_CONFIG/pg_hba.conf" \
  -c "listen_addresses=${PGK_LISTEN_ADDRESSES:-*}" \
  -c "port=$PGPORT" \
  -c "unix_socket_directories=$PGHOST" \
  -c unix_socket_permissions=0700 \
  -c hot_standby=on \
  -c primary_conninfo=
[ "$PGK_MAJOR" -lt 15 ] || set -- "$@" -c archive_library=

if [ -n "${PGK_ARCHIVE:-}" ]; then
  set -- "$@" -c archive_mode=on -c "archive_command=$scripts/archive-wal.sh %p %f" \
    -c "archive_timeout=$PGK_ARCHIVE_TIMEOUT_SECONDS"
else
  set -- "$@" -c archive_mode=off
fi

if [ -n "${PGK_SOURCE:-}" ]; then
  set -- "$@" -c "restore_command=$scripts/restore-wal.sh %f %p" \
    -c "recovery_target_timeline=${PGK_TARGET_TIMELINE:-latest}"
fi
case ${PGK_TARGET_KIND:-} in
  '') ;;
  immediate) set -- "$@" -c recovery_target=immediate -c recovery_target_action=pause ;;
  *)
    set -- "$@" -c "recovery_target_$PGK_TARGET_KIND=$PGK_TARGET_VALUE" -c recovery_target_action=pause \
      -c "recovery_target_inclusive=${PGK_TARGET_INCLUSIVE:-on}"
    ;;
esac

if [ -e "$PGDATA/standby.signal" ] || [ -e "$PGDATA/recovery.signal" ]; then
  control=$(LC_ALL=C pg_controldata "$PGDATA")
  for setting in $(least_settings); do
    name=${setting%:*}
    needed=$(needed_setting "$control" "$setting")
    configured=$(postgres -D "$PGDATA" -c "config_file=$PGK_CONFIG/postgresql.conf" -C "$name")
    if [ "$needed" -gt "$configured" ]; then set -- "$@" -c "$name=$needed"; fi
  done
fi

exec "$@"
