import { isAcknowledgeable } from "../guard/acknowledgements";
import { backupInspections } from "../guard/backup-inspections";
import type { RuleFacts } from "../guard/rule-facts";
import { stackRuleFacts, transitionFacts } from "../guard/transition-facts";
import { transitionRules } from "../guard/transitions";
import { readers } from "./readers";

/**
 * What a rule looks at: an object and what it was before, an object alone, a database with the objects it refers to, the
 * databases beside it, or everything that the stack has and had.
 */
export type RuleScope = "change" | "object" | "backups" | "neighbours" | "stack";

export interface CataloguedRule extends RuleFacts {
  readonly scope: RuleScope;
  /** Operators whose objects it can speak about; empty for all of them. */
  readonly operators: readonly string[];
  /** Whether the component refuses it too, or leaves it to its user and the policy pack. */
  readonly isInComponent: boolean;
  /** Whether a person may set it aside with a reason. */
  readonly isAcknowledgeable: boolean;
}

const wholeStack = ["schedule-missing", "retention-below-drills", "database-deleted"];

/** True for rules that can only be judged once every object of the stack has been seen. */
export function needsWholeStack(rule: string): boolean {
  return wholeStack.includes(rule);
}

/** Choices that the component's arguments offer, or facts that no component can see. */
const packOnly = [
  "backup-absent",
  "database-unprotected",
  "empty-beside-archive",
  "retention-below-drills",
  "schedule-missing",
];

/** Rules that compare with what other databases write, or wrote. */
const asksNeighbours = ["archive-shared", "empty-beside-archive"];

/** Every rule there is, in the order they are listed. */
export const ruleCatalogue: readonly CataloguedRule[] = [
  ...transitionRules.map(({ name }) => catalogued(transitionFacts(name), "change")),
  ...stackRuleFacts.map((facts) =>
    catalogued(
      facts,
      needsWholeStack(facts.name)
        ? "stack"
        : asksNeighbours.includes(facts.name)
          ? "neighbours"
          : "object",
    ),
  ),
  ...backupInspections.map((facts) =>
    catalogued(facts, needsWholeStack(facts.name) ? "stack" : "backups"),
  ),
  ...inspectionFacts().map((facts) => catalogued(facts, "object")),
];

function catalogued(facts: RuleFacts, scope: RuleScope): CataloguedRule {
  const { name, severity, title, remediation } = facts;
  const operators = readers
    .filter(({ inspections }) => inspections.some((inspection) => inspection.name === name))
    .map(({ id }) => id);
  return {
    name,
    severity,
    title,
    remediation,
    scope,
    operators,
    isInComponent: !packOnly.includes(name),
    isAcknowledgeable: isAcknowledgeable(name),
  };
}

/** Operators share some of their rules. */
function inspectionFacts(): readonly RuleFacts[] {
  const all = readers.flatMap(({ inspections }) => inspections);
  return all.filter(({ name }, at) => all.findIndex((other) => other.name === name) === at);
}
