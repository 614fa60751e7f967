# shellcheck shell=sh
# Access to the object store, and the only file that knows its client (rclone). A place is "<remote>:<bucket>/<path>";
# the remotes archive, source and offsite are described by the container's environment (RCLONE_CONFIG_*), their keys by
# two files in the folder that PGK_<REMOTE>_KEYS names.
#
# Answers: 0 yes, 1 the store itself says that there is no such object, 2 nobody knows: network, credentials, bucket.
# rclone alone does not tell the last two apart: it calls copying a missing object a success.

# store_tries: how often the client itself sends a request that fails, waiting longer each time (four take 12 seconds).
# A script with its own patience sets it to 1.
store_tries=4

# read_keys REMOTE FOLDER: hands the client the keys of one remote, through its environment alone.
read_keys() {
  [ -n "$2" ] || return 0
  id=$(cat "$2/accessKeyId") || return 2
  key=$(cat "$2/secretAccessKey") || return 2
  export "RCLONE_CONFIG_$1_ACCESS_KEY_ID=$id" "RCLONE_CONFIG_$1_SECRET_ACCESS_KEY=$key"
}

# trust_authorities: those of the tools image, which PostgreSQL's own may lack. The client takes the authorities that the
# program names instead of the system's, not beside them, so both are listed.
trust_authorities() {
  [ -s "${PGK_AUTHORITIES:-}" ] || return 0
  export SSL_CERT_FILE="$PGK_AUTHORITIES"
  [ -z "${RCLONE_CA_CERT:-}" ] || export RCLONE_CA_CERT="$PGK_AUTHORITIES,$RCLONE_CA_CERT"
}

# Keys are read for every call, so that new ones reach a running server. The subshell keeps them from everything else.
store() (
  read_keys ARCHIVE "${PGK_ARCHIVE_KEYS:-}" || exit 2
  read_keys SOURCE "${PGK_SOURCE_KEYS:-}" || exit 2
  read_keys OFFSITE "${PGK_OFFSITE_KEYS:-}" || exit 2
  trust_authorities
  exec "${PGK_RCLONE:-rclone}" --config '' --quiet --retries 2 --low-level-retries "$store_tries" --contimeout 15s \
    --timeout 2m "$@"
)

# store_names PLACE: what lies directly in it, folders with a slash at their end. A missing bucket is no empty one.
store_names() {
  store lsf "$1/" || return 2
}

# store_has PLACE NAME
store_has() (
  names=$(store_names "$1") || return 2
  printf '%s\n' "$names" | grep -Fqx -- "$2"
)

# store_get PLACE NAME FILE: FILE appears whole or not at all.
store_get() (
  rm -f "$3.part"
  if store copyto "$1/$2" "$3.part" && [ -f "$3.part" ]; then
    mv "$3.part" "$3"
    return 0
  fi
  rm -f "$3.part"
  code=0
  store_has "$1" "$2" || code=$?
  [ "$code" -eq 1 ] && return 1
  return 2
)

# store_put FILE PLACE NAME: returns when the store holds the whole object; an upload is atomic and checked by its hash.
store_put() {
  store copyto --no-check-dest "$1" "$2/$3" || return 2
}

# store_put_new FILE PLACE NAME: the same for an object that must not exist yet. Where the server can refuse an upload
# over an existing object it is asked to, so that two writers cannot both succeed.
store_put_new() {
  if [ "${PGK_STORE_REFUSES_OVERWRITE:-no}" = yes ]; then
    store copyto --no-check-dest --header-upload 'If-None-Match: *' "$1" "$2/$3" || return 2
  else
    store_put "$1" "$2" "$3"
  fi
}
