import type { RecoveryTarget } from "../../units/recovery-target";
import type { EnvVar } from "./spec";

/** A recovery target as the scripts read it. */
export function targetEnv(target: RecoveryTarget | undefined): readonly EnvVar[] {
  if (target === undefined) return [];
  const { kind, value, exclusive, timeline, backup } = target;
  return [
    { name: "PGK_TARGET_KIND", value: kind },
    { name: "PGK_TARGET_VALUE", value },
    // Shells cannot read a date of any zone, so the base backup is chosen by seconds.
    ...(kind === "time"
      ? [{ name: "PGK_TARGET_EPOCH", value: String(Math.floor(Date.parse(value) / 1000)) }]
      : []),
    { name: "PGK_TARGET_INCLUSIVE", value: exclusive ? "off" : "on" },
    ...(timeline === undefined ? [] : [{ name: "PGK_TARGET_TIMELINE", value: String(timeline) }]),
    ...(backup === undefined ? [] : [{ name: "PGK_TARGET_BACKUP", value: backup }]),
  ];
}
