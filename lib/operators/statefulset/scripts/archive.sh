# shellcheck shell=sh
# The archive's layout, in this one place:
#
#   <path>/<incarnation>/<major>/basebackups/<id>/base.tar.gz      the data directory, its WAL and backup_manifest included
#   <path>/<incarnation>/<major>/basebackups/<id>/backup_manifest  PostgreSQL's own list of files and checksums
#   <path>/<incarnation>/<major>/basebackups/<id>/backup.json      written last: without it the backup does not count
#   <path>/<incarnation>/<major>/wal/<timeline+log>/<segment>.gz   also <segment>.partial.gz, <segment>.<offset>.backup.gz
#   <path>/<incarnation>/<major>/wal/<timeline>.history.gz
#
# <id> is the UTC start, 20261120T020000Z, so that names sort by age. backup.json has one field a line.

say() {
  printf '%s %s: %s\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "${0##*/}" "$*" >&2
}

fail() {
  say "$*"
  exit 1
}

# Runs the rest of the script with a folder $work that goes away with it.
make_work_folder() {
  work=$(mktemp -d "${TMPDIR:-/tmp}/postgres-kubernetes.XXXXXX")
  trap 'rm -rf "$work"' EXIT
  trap 'exit 143' TERM INT HUP
}

# wal_folder NAME: where below the archive a file of pg_wal belongs; fails for any other name.
wal_folder() {
  if printf '%s\n' "$1" | grep -Eqx '[0-9A-F]{8}\.history'; then
    printf 'wal'
  elif printf '%s\n' "$1" | grep -Eqx '[0-9A-F]{24}(\.partial|\.[0-9A-F]{8}\.backup)?'; then
    printf 'wal/%.16s' "$1"
  else
    return 1
  fi
}

# require_empty_archive WHAT: an archive with content belongs to a life that must not be written over or rolled back.
require_empty_archive() {
  [ -n "${PGK_ARCHIVE:-}" ] || return 0
  held=$(store_names "$PGK_ARCHIVE") || fail "refuses to $1: the archive $PGK_ARCHIVE cannot be read, so nobody knows whether it is empty"
  [ -z "$held" ] && return 0
  fail "refuses to $1: the volume is empty, but the archive $PGK_ARCHIVE is not: this database has lived before." \
    "To bring that life back, create a database with restore.enabled: true and restore.s3Path: \"${PGK_ARCHIVE#*:*/}\";" \
    "to begin a new life on purpose, give backup.path another folder"
}
