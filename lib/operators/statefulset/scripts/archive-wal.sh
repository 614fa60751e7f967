#!/bin/sh
# archive_command: archive-wal.sh FILE NAME. Success means that the archive durably holds exactly this file, so that
# PostgreSQL may remove it. The same file twice is a success (a server archives again after a crash); another file of the
# same name never is: two servers write into one archive.
set -eu
# shellcheck source=SCRIPTDIR/store.sh
. "${0%/*}/store.sh"
# shellcheck source=SCRIPTDIR/archive.sh
. "${0%/*}/archive.sh"

file=$1
name=$2
folder=$(wal_folder "$name") || fail "refuses $name: this is no name of a WAL file"
place=$PGK_ARCHIVE/$folder
make_work_folder

code=0
store_has "$place" "$name.gz" || code=$?
case $code in
  0)
    store_get "$place" "$name.gz" "$work/stored.gz" || fail "cannot compare $name with the archive's; PostgreSQL keeps it and tries again"
    gzip -dc "$work/stored.gz" >"$work/stored" || fail "the archive's $place/$name.gz is damaged; PostgreSQL keeps its own"
    cmp -s "$work/stored" "$file" && exit 0
    fail "refuses $name: $place holds another file of that name. Two servers archive into one place, or an older life was started again"
    ;;
  1)
    gzip -1 -n -c "$file" >"$work/$name.gz"
    store_put_new "$work/$name.gz" "$place" "$name.gz" || fail "cannot store $name in $place; PostgreSQL keeps it and tries again"
    ;;
  *) fail "cannot read $place, so $name is not archived; PostgreSQL keeps it and tries again" ;;
esac
