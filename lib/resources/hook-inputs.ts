import * as pulumi from "@pulumi/pulumi";
import { unknown } from "../guard/state";
import type { ClusterObject } from "../operators/contract";

/**
 * A hook's inputs as plain values. Pulumi wraps a property that holds a secret into an Output, and at preview leaves a mark
 * of its own where a value is not known yet; neither says anything to a rule, and both would look like a missing value.
 */
export async function plainInputs(inputs: object): Promise<ClusterObject> {
  const entries = Object.entries(inputs).map(
    async ([key, value]) => [key, withUnknowns(await revealed(value))] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

/** `apply` never runs on an Output that holds an unknown anywhere, so its promise is asked for the known rest. */
async function revealed(value: unknown): Promise<unknown> {
  if (!pulumi.Output.isInstance(value)) return value;
  const output = value as unknown as { promise(withUnknowns: boolean): Promise<unknown> };
  return output.promise(true);
}

function withUnknowns(value: unknown): unknown {
  if (pulumi.isUnknown(value)) return unknown;
  if (Array.isArray(value)) return value.map(withUnknowns);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withUnknowns(part)]));
}
