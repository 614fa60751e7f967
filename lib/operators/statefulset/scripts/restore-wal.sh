#!/bin/sh
# restore_command: restore-wal.sh NAME FILE.
#
# Exit code 1 tells PostgreSQL that the archive ends here: it then stops a recovery with a target, follows an older
# timeline, or promotes. So only the store's own "no such file" may say it. A failure that may pass is tried again, and
# in the end stops the server (above 125), which resumes where it was once the store answers.
set -eu
# shellcheck source=SCRIPTDIR/store.sh
. "${0%/*}/store.sh"
# shellcheck source=SCRIPTDIR/archive.sh
. "${0%/*}/archive.sh"

name=$1
file=$2
folder=$(wal_folder "$name") || fail "there is no file $name in an archive"
store_tries=1
patience=${PGK_STORE_PATIENCE_SECONDS:-120}
deadline=$(($(date +%s) + patience))

while :; do
  code=0
  store_get "$PGK_SOURCE/$folder" "$name.gz" "$file.gz" || code=$?
  [ "$code" -eq 1 ] && exit 1
  if [ "$code" -eq 0 ] && gzip -dc "$file.gz" >"$file.part"; then
    rm -f "$file.gz"
    mv "$file.part" "$file"
    exit 0
  fi
  rm -f "$file.gz" "$file.part"
  if [ "$(date +%s)" -ge "$deadline" ]; then
    say "$PGK_SOURCE has not answered for $patience seconds: stops the server rather than take this for the end of the archive"
    exit 126
  fi
  sleep 2
done
