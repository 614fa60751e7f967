/** A moment in the life of a database, and how to get there. */
export interface RecoveryTarget {
  readonly kind: "time" | "lsn" | "xid" | "name" | "immediate";
  /** The moment in the notation of its kind; empty for `immediate`. */
  readonly value: string;
  /** True to stop just before the target instead of just after. */
  readonly exclusive: boolean;
  /** Timeline to follow; undefined for the latest. */
  readonly timeline: number | undefined;
  /** Name of the base backup to start from; undefined for the newest that ended before the target. */
  readonly backup: string | undefined;
}

/** A target as one line: what annotations record, findings show and incarnations are named by. */
export function targetText({ kind, value, exclusive, timeline, backup }: RecoveryTarget): string {
  return [
    value === "" ? kind : `${kind} ${value}`,
    ...(exclusive ? ["exclusive"] : []),
    ...(timeline === undefined ? [] : [`timeline ${String(timeline)}`]),
    ...(backup === undefined ? [] : [`backup ${backup}`]),
  ].join(", ");
}
