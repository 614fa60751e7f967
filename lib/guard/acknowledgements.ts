import { acknowledgeableRules, type Acknowledgement } from "../units/acknowledgement";
import type { Finding } from "./finding";

/** Annotation that carries the acknowledgements, so that state and policies see them too. */
export const acknowledgedKey = "postgres-kubernetes/acknowledged";

export function acknowledgedText(acknowledgements: readonly Acknowledgement[]): string {
  return JSON.stringify(acknowledgements.map(({ rule, reason }) => ({ rule, reason })));
}

/** Reads the annotation, whoever wrote it. What is not a known rule with a reason counts for nothing. */
export function readAcknowledged(annotation: unknown): readonly Acknowledgement[] {
  if (typeof annotation !== "string") return [];
  try {
    const entries: unknown = JSON.parse(annotation);
    return Array.isArray(entries) ? entries.filter(isAcknowledgement) : [];
  } catch {
    return [];
  }
}

export function isAcknowledgeable(rule: string): boolean {
  return acknowledgeableRules.some((known) => known === rule);
}

/** What is said with this change: what the object carries already was said of an earlier one. */
export function newAcknowledgements(
  before: readonly Acknowledgement[],
  after: readonly Acknowledgement[],
): readonly Acknowledgement[] {
  return after.filter(
    ({ rule, reason }) => !before.some((old) => old.rule === rule && old.reason === reason),
  );
}

/** The findings that nobody has taken responsibility for. */
export function unacknowledged(
  findings: readonly Finding[],
  acknowledgements: readonly Acknowledgement[],
): readonly Finding[] {
  const taken = new Set<string>(acknowledgements.map(({ rule }) => rule));
  return findings.filter(({ rule }) => !taken.has(rule));
}

function isAcknowledgement(entry: unknown): entry is Acknowledgement {
  if (typeof entry !== "object" || entry === null) return false;
  if (!("rule" in entry) || !("reason" in entry)) return false;
  const { rule, reason } = entry;
  return (
    typeof rule === "string" &&
    isAcknowledgeable(rule) &&
    typeof reason === "string" &&
    reason.trim() !== ""
  );
}
