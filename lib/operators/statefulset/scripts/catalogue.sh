# shellcheck shell=sh
# Which base backups an archive holds. A backup without backup.json is unfinished and does not count.

# fetch_catalogue PLACE FOLDER: every backup.json, as FOLDER/<id>/backup.json.
fetch_catalogue() {
  store copy --include '/*/backup.json' "$1/basebackups" "$2" || return 2
}

# field FILE NAME: one value of a backup.json.
field() {
  sed -n "s/^ *\"$2\": *\"\{0,1\}\([^\",]*\)\"\{0,1\},\{0,1\}\$/\1/p" "$1"
}

# has_field FILE NAME: whether the value has the form that all who go by it rely on. To the shell's tests an empty one is an
# error, which reads as a "no" or a "yes" depending on who asks.
has_field() {
  case $2 in
    *Lsn) form='[0-9A-F]{1,8}/[0-9A-F]{1,8}' ;;
    *Wal) form='[0-9A-F]{24}' ;;
    *) form='[0-9]{1,18}' ;;
  esac
  field "$1" "$2" | grep -Eqx "$form"
}

# is_lsn_before A B: A <= B. Numbers of 64 bits do not fit every shell, padded texts compare everywhere.
is_lsn_before() {
  [ "$(printf '%s\n%s\n' "$(padded_lsn "$1")" "$(padded_lsn "$2")" | LC_ALL=C sort | head -n 1)" = "$(padded_lsn "$1")" ]
}

padded_lsn() {
  printf '%8s%8s' "${1%/*}" "${1#*/}" | tr ' a-f' '0A-F'
}

# is_usable FILE: whether the recovery target lies after the end of this backup, as far as the target's kind tells. A backup
# that does not say what the choice goes by is not chosen.
is_usable() {
  if [ -n "${PGK_TARGET_TIMELINE:-}" ]; then
    has_field "$1" timeline || return 1
    [ "$(field "$1" timeline)" -le "$PGK_TARGET_TIMELINE" ] || return 1
  fi
  case ${PGK_TARGET_KIND:-none} in
    time) has_field "$1" stopEpoch && [ "$(field "$1" stopEpoch)" -le "$PGK_TARGET_EPOCH" ] ;;
    lsn) has_field "$1" stopLsn && is_lsn_before "$(field "$1" stopLsn)" "$PGK_TARGET_VALUE" ;;
    # Ids wrap around at 2^32, so "before" means less than half a turn away.
    xid) has_field "$1" nextXid && [ $(((PGK_TARGET_VALUE - $(field "$1" nextXid) + 4294967296) % 4294967296)) -lt 2147483648 ] ;;
    *) return 0 ;;
  esac
}

# choose_backup FOLDER: id of the backup to start from: the one asked for, else the newest that ended before the target.
# Nothing tells when a named restore point was made, so only the oldest backup is sure to lie before it.
choose_backup() (
  if [ -n "${PGK_TARGET_BACKUP:-}" ]; then
    [ -f "$1/$PGK_TARGET_BACKUP/backup.json" ] || return 1
    printf '%s' "$PGK_TARGET_BACKUP"
    return 0
  fi
  chosen=
  for file in "$1"/*/backup.json; do
    if ! [ -f "$file" ] || ! is_usable "$file"; then continue; fi
    id=${file%/backup.json}
    chosen=${id##*/}
    [ "${PGK_TARGET_KIND:-none}" = name ] && break
  done
  [ -n "$chosen" ] || return 1
  printf '%s' "$chosen"
)

# describe_backups FOLDER: what there is to choose from, for an error.
describe_backups() (
  found=
  for file in "$1"/*/backup.json; do
    [ -f "$file" ] || continue
    id=${file%/backup.json}
    found="$found ${id##*/} (ended $(field "$file" stopTime), LSN $(field "$file" stopLsn), timeline $(field "$file" timeline))"
  done
  printf '%s' "${found:- none}"
)
