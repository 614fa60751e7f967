import type { Late } from "../late";
import { targetText } from "../units/recovery-target";
import { archiveUrl } from "./archive";
import { originUrl } from "./origin";
import type { DatabasePlan, Stage } from "./types";

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

export function recordOf({
  stage,
  source,
  upstream,
  archive,
}: DatabasePlan): Readonly<Record<string, Late<string>>> {
  const origin = originUrl({ source, upstream });
  return {
    [recordKeys.stage]: stage,
    ...(origin !== undefined && { [recordKeys.source]: origin }),
    ...(source?.target && { [recordKeys.target]: targetText(source.target) }),
    ...(archive && { [recordKeys.archive]: archiveUrl(archive) }),
  };
}

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
