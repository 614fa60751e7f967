import type { Stage } from "./types";

/**
 * Annotations that record on the cluster object what its spec forgets: after a promotion nothing else tells a database that
 * was restored from one that was born empty.
 */
export const recordKeys = {
  stage: "postgres-kubernetes/stage",
  source: "postgres-kubernetes/source",
  target: "postgres-kubernetes/target",
  archive: "postgres-kubernetes/archive",
} as const;

/** What the annotations say. */
export interface LifeRecord {
  readonly stage?: Stage | undefined;
  readonly source?: string | undefined;
  readonly target?: string | undefined;
  readonly archive?: string | undefined;
}

const stages: readonly Stage[] = ["fresh", "standby", "recovering", "promoted"];

export function readRecord(annotations: Readonly<Record<string, unknown>>): LifeRecord {
  const text = (key: string) => {
    const value = annotations[key];
    return typeof value === "string" ? value : undefined;
  };
  return {
    stage: stages.find((stage) => stage === annotations[recordKeys.stage]),
    source: text(recordKeys.source),
    target: text(recordKeys.target),
    archive: text(recordKeys.archive),
  };
}
