import * as pulumi from "@pulumi/pulumi";
import { describeFindings } from "../guard/finding";
import { checkTransition } from "../guard/transitions";
import type { OperatorAdapter } from "../operators/contract";
import { plainInputs } from "./hook-inputs";

/**
 * Shows the object's stored and new inputs to the transition rules, at preview as well as at up, before the object is
 * touched. A refusal fails the run with the rule's text. Undefined in a program under test.
 */
export function guardHook(
  database: string,
  operator: OperatorAdapter,
): pulumi.ResourceHook | undefined {
  if (isMocked()) return undefined;
  return new pulumi.ResourceHook(
    `${database}-guard`,
    async ({ oldInputs, newInputs }) => {
      const stateOf = async (inputs: object | undefined) =>
        inputs && operator.recognise(await plainInputs(inputs));
      const next = await stateOf(newInputs);
      if (next === undefined) return;
      const old = await stateOf(oldInputs);
      const findings = checkTransition({ old, new: next });
      if (findings.length > 0) throw new Error(describeFindings(database, findings));
    },
    { onDryRun: true },
  );
}

/** The engine of `pulumi.runtime.setMocks` knows no hooks: registering one would fail every resource that has it. */
function isMocked(): boolean {
  const monitor: object | undefined = pulumi.runtime.getMonitor();
  return monitor !== undefined && !("registerResourceHook" in monitor);
}
