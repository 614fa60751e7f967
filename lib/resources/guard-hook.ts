import * as pulumi from "@pulumi/pulumi";
import { describeFindings } from "../guard/finding";
import { plainInputs } from "./hook-inputs";
import { identityRefusals, refusalsOf } from "./refusals";

/** One hook for all databases of a program: each registration is a call to the engine. By monitor, because a process may run several programs. */
const hooks = new WeakMap<object, pulumi.ResourceHook>();

/**
 * Shows an object's stored and new inputs to the transition rules, at preview as well as at up, before the object is
 * touched. A refusal fails the run with the rule's text. Undefined in a program under test.
 */
export function guardHook(): pulumi.ResourceHook | undefined {
  const monitor: object | undefined = pulumi.runtime.getMonitor();
  if (monitor === undefined || isMocked(monitor)) return undefined;
  const known = hooks.get(monitor);
  if (known !== undefined) return known;
  const hook = new pulumi.ResourceHook("postgres-kubernetes-guard", refuseUnsafe, {
    onDryRun: true,
  });
  hooks.set(monitor, hook);
  return hook;
}

/** The object that holds the data carries the name of its component. */
async function refuseUnsafe({
  name,
  type,
  oldInputs,
  newInputs,
}: pulumi.ResourceHookArgs): Promise<void> {
  if (newInputs === undefined) return;
  const before = oldInputs === undefined ? undefined : await plainInputs(oldInputs as object);
  const after = await plainInputs(newInputs as object);
  const findings = type.startsWith("postgres-kubernetes:")
    ? identityRefusals(before ?? {}, after)
    : await refusalsOf({ name, before, after });
  if (findings.length > 0) throw new Error(describeFindings(name, findings));
}

/** The component's own change is looked at before any of its objects: another operator, name or namespace is another database. */
export function withGuard(
  opts: pulumi.ComponentResourceOptions | undefined,
): pulumi.ComponentResourceOptions | undefined {
  const guard = guardHook();
  if (guard === undefined) return opts;
  const beforeUpdate = [...(opts?.hooks?.beforeUpdate ?? []), guard];
  return { ...opts, hooks: { ...opts?.hooks, beforeUpdate } };
}

/** The engine of `pulumi.runtime.setMocks` knows no hooks: registering one would fail every resource that has it. */
function isMocked(monitor: object): boolean {
  return !("registerResourceHook" in monitor);
}
