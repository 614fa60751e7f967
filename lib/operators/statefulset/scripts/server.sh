# shellcheck shell=sh
# Questions to the server that PGHOST, PGPORT, PGUSER and PGPASSWORD name.

query() {
  psql --no-psqlrc --no-password --tuples-only --no-align --quiet --set=ON_ERROR_STOP=1 --dbname=postgres --command="$1"
}

# await_writable SECONDS: waits for a server that takes writes. A function's variables are its caller's too, hence the name.
await_writable() {
  writable_by=$(($(date +%s) + $1))
  until [ "$(query 'select pg_is_in_recovery()' 2>&1)" = f ]; do
    [ "$(date +%s)" -lt "$writable_by" ] || return 1
    sleep 2
  done
}
