# shellcheck shell=sh
# Settings of which a server that replays needs at least its source's values, or it stops serving reads and then replaying.
# The control file has those values, and takes over what replay brings.

# least_settings: each as the server calls it, then as the control file does.
least_settings() {
  printf '%s ' max_connections:max_connections max_worker_processes:max_worker_processes max_wal_senders:max_wal_senders \
    max_prepared_transactions:max_prepared_xacts max_locks_per_transaction:max_locks_per_xact
}

# needed_setting CONTROL SETTING: the value that the output of pg_controldata names.
needed_setting() {
  printf '%s\n' "$1" | sed -n "s/^${2#*:} setting: *//p"
}
