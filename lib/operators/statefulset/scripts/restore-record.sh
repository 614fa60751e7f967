# shellcheck shell=sh
# What the database on the volume was restored from, beside its data; one that was born empty has no record.

restore_record=$PGK_VOLUME/restored-from

# What makes a restore this one. Of the own archive only the name of the life counts: its bucket may move and backups may
# begin later, in the life of a database that has to start again.
this_restore() {
  printf 'source %s\n' "${PGK_SOURCE#*:}"
  printf 'target %s %s inclusive %s timeline %s backup %s\n' "${PGK_TARGET_KIND:-none}" "${PGK_TARGET_VALUE:-}" \
    "${PGK_TARGET_INCLUSIVE:-}" "${PGK_TARGET_TIMELINE:-}" "${PGK_TARGET_BACKUP:-}"
}

this_life() {
  life=${PGK_ARCHIVE:-}
  life=${life%/*}
  printf '%s' "${life##*/}"
}

# record_this_restore: before the data are in place, so that data without a record come from elsewhere.
record_this_restore() {
  { this_restore && printf 'life %s\n' "$(this_life)"; } >"$restore_record"
}

made_by_this_restore() {
  [ -s "$restore_record" ] || return 1
  [ "$(sed '/^life /d' "$restore_record")" = "$(this_restore)" ] || return 1
  recorded=$(sed -n 's/^life //p' "$restore_record")
  [ -z "$recorded" ] || [ -z "$(this_life)" ] || [ "$recorded" = "$(this_life)" ]
}

# describe_record: for an error.
describe_record() {
  if [ -s "$restore_record" ]; then
    printf 'its own record: %s' "$(tr -s '\n ' ' ' <"$restore_record" | sed 's/ $//')"
  else
    printf 'it was never restored'
  fi
}
