import type { z } from "zod";
import { fixSeparator } from "../schema/leaf";

/** Something an operator cannot do although every field on its own is fine. */
export interface Violation {
  readonly path: readonly PropertyKey[];
  readonly problem: string;
  readonly fix: string;
}

/** Reports violations beside everything else that is wrong with the arguments. */
export function addViolations(
  context: z.core.$RefinementCtx,
  violations: Iterable<Violation>,
): void {
  for (const { path, problem, fix } of violations) {
    context.addIssue({
      code: "custom",
      path: [...path],
      message: `${problem}${fixSeparator}${fix}`,
    });
  }
}
