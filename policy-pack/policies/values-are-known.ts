import type { ResourceValidationPolicy } from "@pulumi/policy";
import { run } from "../run";
import { databaseObject } from "../select";

/** A rule stays silent about what only the update will know; this says that it did. The update itself asks again. */
export const valuesAreKnown: ResourceValidationPolicy = {
  name: "postgres-values-are-known",
  displayName: "What the rules ask about is known at preview",
  description:
    "Values that another resource still has to give cannot be checked before the update.",
  enforcementLevel: "advisory",
  severity: "low",
  remediationSteps: "Take names, paths and versions of a database from configuration.",
  tags: ["postgresql", "change"],
  validateResource: async (args, reportViolation) => {
    const object = databaseObject(args, "postgres-values-are-known");
    if (object === undefined) return;
    const review = await run.review(args, object);
    const facts = review.undecided(args.urn);
    if (facts.length === 0) return;
    reportViolation(
      [
        `found:         ${facts.join(", ")} of "${args.name}" is not known yet, or encrypted in the baseline`,
        "would happen:  this preview cannot say whether the change is safe; the update asks again, before the object is touched",
        "do instead:    take these values from configuration, so that a review sees them; export a baseline with --show-secrets",
      ].join("\n"),
      args.urn,
    );
  },
};
