import { ArgsError } from "./errors";
import { isLate } from "./late";
import type { OperatorAdapter } from "./operators/contract";
import { operators } from "./operators/registry";
import { buildPlan } from "./plan/build";
import { missingPlaces } from "./plan/fallback";
import type { DatabasePlan } from "./plan/types";
import { markArriving } from "./schema/arriving";
import { explain } from "./schema/explain";
import { settle } from "./schema/late-leaf";
import { notAnObject } from "./schema/strict";
import { oneOf } from "./schema/text";
import { fixSeparator, plain } from "./schema/leaf";

/** A database that can exist: its plan, and the operator that will render it. */
export interface PlannedDatabase {
  readonly operator: OperatorAdapter;
  readonly plan: DatabasePlan;
}

/**
 * Checks what a user wrote and works out the plan.
 *
 * @throws ArgsError that lists every problem with its path, what was found and what to change.
 */
export function planDatabase(name: string, args: unknown): PlannedDatabase {
  const operator = operatorOf(name, args);
  const parsed = operator.schema.safeParse(markArriving(args));
  const problems = [
    ...(parsed.success ? [] : explain(parsed.error)),
    ...missingPlaces(args as object),
  ];
  if (!parsed.success || problems.length > 0) throw new ArgsError(name, problems);
  return { operator, plan: buildPlan(name, operator, settle(name, parsed.data)) };
}

const operatorWord = plain(
  oneOf(
    Object.keys(operators) as (keyof typeof operators)[],
    "name the operator that runs in your cluster; every other argument depends on it",
  ),
);

function operatorOf(name: string, args: unknown): OperatorAdapter {
  if (typeof args !== "object" || args === null || Array.isArray(args) || isLate(args)) {
    const [problem = "", fix = ""] = notAnObject("the arguments of a database", args).split(
      fixSeparator,
    );
    throw new ArgsError(name, [{ path: "", problem, fix }]);
  }
  const chosen = operatorWord.safeParse("operator" in args ? args.operator : undefined);
  if (chosen.success) return operators[chosen.data];
  const problems = explain(chosen.error).map((problem) => ({ ...problem, path: "operator" }));
  throw new ArgsError(name, problems);
}
