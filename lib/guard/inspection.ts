import type { Archiving } from "./archiving";
import type { Finding } from "./finding";
import type { RuleFacts } from "./rule-facts";

/** A Kubernetes object as anybody may have written it. */
export interface KubernetesObject {
  readonly apiVersion?: unknown;
  readonly kind?: unknown;
  readonly metadata?: unknown;
  readonly spec?: unknown;
}

/** What only the reader's company knows. */
export interface InspectionSettings {
  /** Backups must reach back at least this far: further than the time between two rehearsed restores. */
  readonly leastRetentionDays: number;
  /** Versions of the operators in the cluster, by operator; their objects do not tell. */
  readonly operatorVersions: Readonly<Record<string, string>>;
}

export const defaultSettings: InspectionSettings = { leastRetentionDays: 7, operatorVersions: {} };

export type Sentences = Omit<Finding, "rule">;

/** A rule about one object as it stands, whatever it was before. */
export interface Inspection extends RuleFacts {
  readonly check: (object: KubernetesObject, settings: InspectionSettings) => Sentences | undefined;
}

/** A rule about a database's backups as they stand, in neutral words. */
export interface BackupInspection extends RuleFacts {
  readonly check: (archiving: Archiving, settings: InspectionSettings) => Sentences | undefined;
}
