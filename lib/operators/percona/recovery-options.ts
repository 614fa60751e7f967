import type { RecoveryTarget } from "../../units/recovery-target";

/**
 * A target as options of `pgbackrest restore`. The operator adds `--repo`, `--stanza`, `--pg1-path`, `--target-action` and
 * `--link-map` itself and refuses them from anybody else.
 *
 * The Job joins the options with blanks and lets bash read the line (v2.5.0 and v2.9.0 `internal/pgbackrest/config.go`), so
 * the value stands in quotes; the schema lets nothing into it that bash would expand.
 */
export function recoveryOptions(target: RecoveryTarget): readonly string[] {
  const { kind, value, exclusive, timeline, backup } = target;
  return [
    `--type=${kind}`,
    ...(kind === "immediate" ? [] : [`--target="${kind === "time" ? timeOption(value) : value}"`]),
    ...(exclusive ? ["--target-exclusive"] : []),
    ...(timeline === undefined ? [] : [`--target-timeline=${String(timeline)}`]),
    ...(backup === undefined ? [] : [`--set=${backup}`]),
  ];
}

/** `2026-11-20T12:00:00+00:00` as pgBackRest writes it: a blank before the time, and whole hours of offset alone. */
function timeOption(value: string): string {
  return value.replace("T", " ").replace(/([+-]\d{2}):00$/, "$1");
}

/** What a hand-written `dataSource` recovers to, when no record of ours says so. */
export function targetIn(options: readonly unknown[]): string | undefined {
  const valueOf = (name: string) =>
    options
      .map((option) => new RegExp(`^--${name}[= ]"?([^"]*)"?$`).exec(String(option))?.[1])
      .find((value) => value !== undefined);
  const kind = valueOf("type");
  const value = valueOf("target");
  return kind === undefined ? undefined : value === undefined ? kind : `${kind} ${value}`;
}
