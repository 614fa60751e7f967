# shellcheck shell=sh
# The data volume PGK_VOLUME with the data directory PGDATA inside it.

# has_data: 0 when PGDATA holds a database of the right major, 1 when it is empty; anything else ends the script.
has_data() {
  if [ -s "$PGDATA/PG_VERSION" ]; then
    found=$(cat "$PGDATA/PG_VERSION")
    [ "$found" = "$PGK_MAJOR" ] || fail "refuses to go on: the volume holds data of PostgreSQL $found, postgresVersion says $PGK_MAJOR. Nothing was touched"
    say "the volume holds a database already, nothing to do"
    return 0
  fi
  [ -d "$PGDATA" ] || return 1
  [ -z "$(ls -A "$PGDATA")" ] || fail "refuses to go on: $PGDATA is not empty and holds no database. Nothing was touched"
  rmdir "$PGDATA"
  return 1
}

# put_in_place FOLDER: a data directory that is complete becomes PGDATA in one step.
put_in_place() {
  chmod 0700 "$1"
  sync
  mv "$1" "$PGDATA"
  sync
}
