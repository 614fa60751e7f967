import type { ResourceValidationPolicy } from "@pulumi/policy";
import { baselineSchema, type BaselineConfig } from "../config";
import { run } from "../run";
import { databaseObject } from "../select";

/**
 * Says so when nobody knows what a stack was before: rules about changes then see nothing. Advisory, since a pack must also
 * work where no state can be read; make it mandatory where the baseline should never be missing.
 */
export const changesAreComparable: ResourceValidationPolicy = {
  name: "postgres-changes-are-comparable",
  displayName: "The earlier state of the stack is known",
  description:
    "Rules about changes compare with the stack's last state, read from the backend or from a baseline file.",
  enforcementLevel: "advisory",
  severity: "medium",
  remediationSteps:
    "Give the policy process access to the backend and a pulumi command, or set file to the output of pulumi stack export.",
  tags: ["postgresql", "change"],
  configSchema: baselineSchema,
  validateResource: async (args, reportViolation) => {
    // With every resource, for a program that has lost its only database has none to begin with.
    run.configure(args.getConfig<BaselineConfig>());
    const problem = await run.problem();
    const object = databaseObject(args, "postgres-changes-are-comparable");
    if (object !== undefined) await run.review(args, object);
    if (problem !== undefined && run.isFirst("baseline"))
      reportViolation(
        [
          `found:         the state before this change is not known: ${problem}`,
          "would happen:  a change of stage, source, archive, retention, version or name would not be noticed",
          "do instead:    let the policy process run pulumi stack export, or give it a baseline file (policy config: file)",
        ].join("\n"),
      );
  },
};
