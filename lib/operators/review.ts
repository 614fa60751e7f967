import {
  acknowledgedKey,
  newAcknowledgements,
  readAcknowledged,
  unacknowledged,
} from "../guard/acknowledgements";
import type { ArchivePlace } from "../guard/archiving";
import { backupInspections } from "../guard/backup-inspections";
import type { Finding } from "../guard/finding";
import type { InspectionSettings, KubernetesObject } from "../guard/inspection";
import type { Transition } from "../guard/rule";
import { unknown, type DatabaseState } from "../guard/state";
import { checkTransition } from "../guard/transitions";
import type { Acknowledgement } from "../units/acknowledgement";
import { identityOf } from "./identity";
import { alone, type ObjectReader, type Surroundings } from "./reader";
import { at, isRecorded } from "./reading";
import { readerOf } from "./readers";

/** Everything the transition rules ask about an object; undefined when it belongs to no database. */
export function stateOf(object: KubernetesObject): DatabaseState | undefined {
  const reader = readerOf(object);
  const state = reader?.recognise(object);
  if (reader === undefined || state === undefined) return undefined;
  const archiving = reader.archiving(object, alone);
  return {
    ...state,
    retention: archiving?.retention,
    schedule: archiving?.schedule,
    operator: reader.id,
    identity: reader.partOf(object) === "database" ? identityOf(object) : undefined,
  };
}

/**
 * The change from one object to another. Two operators' objects look after a promotion as if the database had been born
 * empty; where no record of ours says more, what it was before does.
 */
export function transitionOf(
  before: KubernetesObject | undefined,
  after: KubernetesObject,
): Transition | undefined {
  const next = stateOf(after);
  if (next === undefined) return undefined;
  const old = before && stateOf(before);
  const wasRestored = old !== undefined && old.stage !== "fresh" && typeof old.stage === "string";
  const looks = readerOf(after)?.promotedLooks;
  const isForgotten = !isRecorded(after) && !isRecorded(before ?? {}) && next.stage === looks;
  if (!wasRestored || !isForgotten) return { old, new: next };
  const promoted = { ...next, stage: "promoted", source: old.source, target: old.target } as const;
  // A recovery that ended long ago looks as it did when it began.
  return { old: old.stage === looks ? { ...old, stage: "promoted" } : old, new: promoted };
}

/** Why an object must not be created or changed like this, after what people have taken responsibility for with this change. */
export function reviewChange(
  before: KubernetesObject | undefined,
  after: KubernetesObject,
): readonly Finding[] {
  const transition = transitionOf(before, after);
  return transition
    ? unacknowledged(checkTransition(transition), acknowledgedWith(before, after))
    : [];
}

/** What is wrong with one object as it stands: its operator's rules alone. */
export function inspectObject(
  object: KubernetesObject,
  settings: InspectionSettings,
): readonly Finding[] {
  const inspections = readerOf(object)?.inspections ?? [];
  return unacknowledged(
    inspections.flatMap(({ name, check }) => named(name, check(object, settings))),
    acknowledgedIn(object),
  );
}

/** What a stack knows of a database beside its object. */
export interface Circumstances {
  readonly around: Surroundings;
  /** What it was restored from before this change: a server that was promoted may still write there. */
  readonly formerReads: readonly ArchivePlace[];
}

/** What is wrong with a database's backups as they stand. */
export function inspectBackups(
  object: KubernetesObject,
  { around, formerReads }: Circumstances,
  settings: InspectionSettings,
): readonly Finding[] {
  const known = databaseReader(object)?.archiving(object, around);
  if (known === undefined) return [];
  const archiving = { ...known, reads: [...known.reads, ...formerReads] };
  return unacknowledged(
    backupInspections.flatMap(({ name, check }) => named(name, check(archiving, settings))),
    acknowledgedIn(object),
  );
}

/** The reader of a database's own object; undefined for companions and everything else. */
export function databaseReader(object: KubernetesObject): ObjectReader | undefined {
  const reader = readerOf(object);
  return reader?.partOf(object) === "database" ? reader : undefined;
}

export function acknowledgedIn({ metadata }: KubernetesObject): readonly Acknowledgement[] {
  return readAcknowledged(at(metadata, "annotations", acknowledgedKey));
}

export function acknowledgedWith(
  before: KubernetesObject | undefined,
  after: KubernetesObject,
): readonly Acknowledgement[] {
  return newAcknowledgements(
    before === undefined ? [] : acknowledgedIn(before),
    acknowledgedIn(after),
  );
}

const asked = [
  "stage",
  "source",
  "archive",
  "archiveServer",
  "postgresVersion",
  "storageSize",
  "identity",
] as const;

/** Facts that no rule could look at, because only the update will know them. */
export function unknownFacts({ old, new: next }: Transition): readonly string[] {
  return asked.filter((fact) => next[fact] === unknown || old?.[fact] === unknown);
}

function named(rule: string, finding: Omit<Finding, "rule"> | undefined): readonly Finding[] {
  return finding === undefined ? [] : [{ rule, ...finding }];
}
