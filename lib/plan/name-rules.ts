import type { ArgsProblem } from "../errors";
import { clusterName } from "../schema/kubernetes-leaves";
import { show } from "../schema/show";
import type { DatabasePlan, PlanningOperator } from "./types";

/** Labels that the library sets itself, to find a database's objects by. */
const ownLabels = [
  "app.kubernetes.io/name",
  "app.kubernetes.io/instance",
  "app.kubernetes.io/managed-by",
];

/** Names and labels that would collide with what the operator or the library derives. */
export function nameProblems(
  { title, longestName }: PlanningOperator,
  { name, labels = {} }: DatabasePlan,
): readonly ArgsProblem[] {
  const fits = clusterName.parse(name) !== undefined;
  return [
    ...(fits ? [] : [invalid(name)]),
    ...(fits && name.length > longestName ? [tooLong(title, longestName, name)] : []),
    ...ownLabels.filter((label) => Object.hasOwn(labels, label)).map(ownLabel),
  ];
}

function invalid(name: string): ArgsProblem {
  return {
    path: "name",
    problem: `expected ${clusterName.expected}, got ${show(name)} (taken from the component's name)`,
    fix: clusterName.fix,
  };
}

function tooLong(title: string, longestName: number, name: string): ArgsProblem {
  return {
    path: "name",
    problem: `${title} takes names of at most ${String(longestName)} characters, got ${String(name.length)}`,
    fix: "set a shorter name: the objects that the operator derives from it would be invalid",
  };
}

function ownLabel(label: string): ArgsProblem {
  return {
    path: `labels[${JSON.stringify(label)}]`,
    problem: "the library sets this label itself, to find a database's objects by",
    fix: "remove it, or use a label with a prefix of your own",
  };
}
