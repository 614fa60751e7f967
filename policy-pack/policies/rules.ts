import type { ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import { ruleCatalogue, type CataloguedRule } from "postgres-kubernetes/guard";
import { configSchemas, settingsFrom, type RuleConfig } from "../config";
import { messageOf } from "../message";
import { run } from "../run";
import { databaseObject } from "../select";

type Policy = ResourceValidationPolicy | StackValidationPolicy;

/** One policy for each rule of the library; text and verdict are the library's. */
export const rulePolicies: readonly Policy[] = ruleCatalogue.map((rule) =>
  rule.scope === "stack" ? stackPolicy(rule) : resourcePolicy(rule),
);

/** What a list of policies shows. */
function described(rule: CataloguedRule) {
  const { name, title, severity, remediation, operators, scope } = rule;
  const configSchema = configSchemas[name];
  return {
    name: `postgres-${name}`,
    displayName: title,
    description: title,
    severity,
    remediationSteps: remediation,
    tags: ["postgresql", scope === "change" ? "change" : "state", ...operators],
    ...(configSchema && { configSchema }),
  };
}

function resourcePolicy(rule: CataloguedRule): ResourceValidationPolicy {
  const policy = described(rule);
  return {
    ...policy,
    enforcementLevel: "mandatory",
    validateResource: async (args, reportViolation) => {
      const object = databaseObject(args, policy.name);
      if (object === undefined) return;
      const settings = settingsFrom(args.getConfig<RuleConfig>());
      for (const { urn, finding } of await run.findings(args, object, settings))
        if (finding.rule === rule.name) reportViolation(messageOf(urn, finding), urn);
    },
  };
}

/** Looks at what the resource policies have collected; of the engine's own list it needs the names only. */
function stackPolicy(rule: CataloguedRule): StackValidationPolicy {
  return {
    ...described(rule),
    enforcementLevel: "mandatory",
    validateStack: async (args, reportViolation) => {
      const review = await run.started();
      const urns = new Set(args.resources.map(({ urn }) => urn));
      const settings = settingsFrom(args.getConfig<RuleConfig>());
      for (const { urn, finding } of review.finish(urns, settings))
        // The engine takes only URNs that the program still has.
        if (finding.rule === rule.name)
          reportViolation(messageOf(urn, finding), urns.has(urn) ? urn : undefined);
    },
  };
}
