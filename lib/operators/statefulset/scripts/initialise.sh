#!/bin/sh
# Init step of a database that is born empty. Touches nothing that is there already.
set -eu
# shellcheck source=SCRIPTDIR/store.sh
. "${0%/*}/store.sh"
# shellcheck source=SCRIPTDIR/archive.sh
. "${0%/*}/archive.sh"
# shellcheck source=SCRIPTDIR/volume.sh
. "${0%/*}/volume.sh"
# shellcheck source=SCRIPTDIR/restore-record.sh
. "${0%/*}/restore-record.sh"

if has_data; then exit 0; fi
require_empty_archive "create an empty database"

new=$PGK_VOLUME/.initialising
rm -rf "$new"
# C.UTF-8 sorts alike in every image; other locales change with the C library and then break indexes.
initdb --pgdata="$new" --username=postgres --pwfile="$PGK_PASSWORD_FILE" --encoding=UTF8 --locale=C.UTF-8 \
  --data-checksums --auth-local=trust --auth-host=scram-sha-256 >&2
# Of a restore that never came to its end.
rm -f "$restore_record"
put_in_place "$new"
say "created an empty database of PostgreSQL $PGK_MAJOR"
