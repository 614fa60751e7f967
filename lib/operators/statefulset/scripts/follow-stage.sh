#!/bin/sh
# Runs beside the server and does what only its own pod can: a restored server knows the passwords of its source, and none
# of ours, until it is writable. Promotes when the mounted stage says so, and keeps passwords, the superuser's and those of
# roles, what the mounted Secrets say. A change of either reaches the pod as a file, so the pod stays as it is.
set -eu
scripts=${0%/*}
# shellcheck source=SCRIPTDIR/archive.sh
. "$scripts/archive.sh"
# shellcheck source=SCRIPTDIR/server.sh
. "$scripts/server.sh"
# shellcheck source=SCRIPTDIR/least-settings.sh
. "$scripts/least-settings.sh"
trap 'exit 0' TERM INT

# set_password ROLE FILE: of a role that exists. An empty password would clear the one it has.
set_password() {
  if [ -z "$(cat "$2")" ]; then
    say "the Secret of role $1 has no password, so the role keeps the one it has: give the Secret a key password that is not empty"
    return 0
  fi
  file=$2 psql --no-psqlrc --no-password --quiet --set=ON_ERROR_STOP=1 --set=role="$1" --dbname=postgres <<'SQL'
\set password `cat "$file"`
set log_statement = 'none';
set log_min_duration_statement = -1;
set log_min_error_statement = 'panic';
select format('alter role %I password %L', rolname, :'password') from pg_roles where rolname = :'role' \gexec
SQL
}

# Those that are not made yet get theirs from the Job that makes them.
set_role_passwords() {
  for mounted in "$PGK_ROLE_PASSWORDS"/*; do
    [ ! -e "$mounted" ] || set_password "${mounted##*/}" "$mounted" || return 1
  done
}

# sums FILE...: changes when one of them does.
sums() {
  for mounted in "$@"; do
    [ ! -e "$mounted" ] || printf '%s %s\n' "$mounted" "$(cksum <"$mounted")"
  done
}

# too_small: the first setting that replay has met with a higher value than the server runs with.
too_small() {
  control=$(LC_ALL=C pg_controldata "$PGDATA") || return 1
  for setting in $(least_settings); do
    needed=$(needed_setting "$control" "$setting")
    running=$(query "show ${setting%:*}") || return 1
    if [ "$needed" -gt "$running" ]; then
      printf '%s from %s to %s' "${setting%:*}" "$running" "$needed"
      return 0
    fi
  done
  return 1
}

# end_if_too_small: 0 when the server was told to end. PostgreSQL pauses at a raised setting by itself, which looks like a
# target that is reached; told to go on it ends, and the next start takes the higher values.
end_if_too_small() {
  [ "$(query 'select pg_get_wal_replay_pause_state()')" = paused ] || return 1
  raised=$(too_small) || return 1
  say "the source raised $raised after its base backup, so replay has stopped; ends the server, which starts again with the higher value"
  query 'select pg_wal_replay_resume()' >/dev/null || say "the server is asked again"
}

known=
known_roles=
while :; do
  recovering=$(query 'select pg_is_in_recovery()' 2>&1) || recovering=unreachable
  case $recovering in
    t)
      if end_if_too_small; then
        :
      elif [ "$(cat "$PGK_STAGE_FILE")" = promoted ]; then
        "$scripts/promote.sh" || say "the promotion is tried again"
      fi
      ;;
    f)
      wanted=$(sums "$PGK_PASSWORD_FILE")
      if [ "$wanted" != "$known" ] && set_password "$PGUSER" "$PGK_PASSWORD_FILE"; then known=$wanted; fi
      wanted=$(sums "$PGK_ROLE_PASSWORDS"/*)
      if [ "$wanted" != "$known_roles" ] && set_role_passwords; then known_roles=$wanted; fi
      ;;
  esac
  sleep "${PGK_STAGE_SECONDS:-5}" &
  wait $!
done
