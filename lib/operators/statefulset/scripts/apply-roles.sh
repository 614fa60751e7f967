#!/bin/sh
# Makes roles and databases what the program says, once the server takes writes. Never drops any.
set -eu
# shellcheck source=SCRIPTDIR/archive.sh
. "${0%/*}/archive.sh"
# shellcheck source=SCRIPTDIR/server.sh
. "${0%/*}/server.sh"

await_writable "${PGK_WAIT_SECONDS:-900}" || fail "no writable server answers at $PGHOST"
cd "$PGK_PASSWORDS"
exec psql --no-psqlrc --no-password --quiet --set=ON_ERROR_STOP=1 --dbname=postgres --file="$PGK_CONFIG/roles.sql"
