/**
 * Rules that a person may set aside for one database, with a reason that is recorded on the object. None of them is about
 * losing an archive: there is no reason good enough to do that without a word.
 */
export const acknowledgeableRules = [
  "archive-server-changed",
  "backup-absent",
  "database-deleted",
  "database-unprotected",
  "keys-in-clear",
  "major-raised",
  "retention-below-drills",
  "retention-shortened",
  "schedule-missing",
  "schedule-removed",
  "unsupported-archiver",
] as const;

export type AcknowledgeableRule = (typeof acknowledgeableRules)[number];

/** A person's word that a rule may be broken once, and why. */
export interface Acknowledgement {
  readonly rule: AcknowledgeableRule;
  readonly reason: string;
}
