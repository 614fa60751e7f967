import * as pulumi from "@pulumi/pulumi";
import { describeFindings } from "../guard/finding";
import { checkTransition } from "../guard/transitions";
import type { OperatorAdapter } from "../operators/contract";

/**
 * Shows the object's stored and new inputs to the transition rules, at preview as well as at up, before the object is
 * touched. A refusal fails the run with the rule's text.
 */
export function guardHook(database: string, operator: OperatorAdapter): pulumi.ResourceHook {
  return new pulumi.ResourceHook(
    `${database}-guard`,
    ({ oldInputs, newInputs }) => {
      const next = newInputs === undefined ? undefined : operator.recognise(newInputs as object);
      if (next === undefined) return;
      const old = oldInputs === undefined ? undefined : operator.recognise(oldInputs as object);
      const findings = checkTransition({ old, new: next });
      if (findings.length > 0) throw new Error(describeFindings(database, findings));
    },
    { onDryRun: true },
  );
}
