#!/bin/sh
# Runs beside the server and does what only its own pod can: a restored server knows the passwords of its source, and none
# of ours, until it is writable. Promotes when the mounted stage says so, and keeps the superuser's password that of the
# mounted Secret. A change of the stage reaches the pod as a file, so the pod stays as it is.
set -eu
scripts=${0%/*}
# shellcheck source=SCRIPTDIR/archive.sh
. "$scripts/archive.sh"
# shellcheck source=SCRIPTDIR/server.sh
. "$scripts/server.sh"
trap 'exit 0' TERM INT

set_password() {
  psql --no-psqlrc --no-password --quiet --set=ON_ERROR_STOP=1 --dbname=postgres <<'SQL'
\set password `cat "$PGK_PASSWORD_FILE"`
set log_statement = 'none';
set log_min_duration_statement = -1;
set log_min_error_statement = 'panic';
select format('alter role %I password %L', current_user, :'password') as statement \gset
:statement;
SQL
}

known=
while :; do
  recovering=$(query 'select pg_is_in_recovery()' 2>&1) || recovering=unreachable
  case $recovering in
    t) if [ "$(cat "$PGK_STAGE_FILE")" = promoted ]; then "$scripts/promote.sh" || say "the promotion is tried again"; fi ;;
    f)
      wanted=$(cksum <"$PGK_PASSWORD_FILE")
      if [ "$wanted" != "$known" ] && set_password; then known=$wanted; fi
      ;;
  esac
  sleep "${PGK_STAGE_SECONDS:-5}" &
  wait $!
done
