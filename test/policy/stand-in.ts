import { randomBytes } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ResourceValidationArgs, ResourceValidationPolicy } from "@pulumi/policy";
import type { RawObject } from "../guards/raw/raw-database";

/** What the engine's policy server wraps inputs in; not part of the package's types. */
const { unknownCheckingProxy, unknownStringValue } = jest.requireActual<{
  readonly unknownCheckingProxy: (value: object) => Record<string, unknown>;
  readonly unknownStringValue: string;
}>("@pulumi/policy/proxy");

type Policies = readonly (ResourceValidationPolicy | { readonly name: string })[];

/** The pack's modules as one run of the engine loads them: what they remember is theirs alone. */
export interface LoadedPack {
  readonly policies: Policies;
}

export function loadPack(): LoadedPack {
  let policies: Policies = [];
  jest.isolateModules(() => {
    /* eslint-disable @typescript-eslint/no-require-imports -- a fresh copy of modules that remember */
    const rules = require("../../policy-pack/policies/rules") as { rulePolicies: Policies };
    const first = require("../../policy-pack/policies/changes-are-comparable") as {
      changesAreComparable: ResourceValidationPolicy;
    };
    const second = require("../../policy-pack/policies/values-are-known") as {
      valuesAreKnown: ResourceValidationPolicy;
    };
    /* eslint-enable @typescript-eslint/no-require-imports */
    policies = [first.changesAreComparable, second.valuesAreKnown, ...rules.rulePolicies];
  });
  return { policies };
}

export const late = unknownStringValue;

/** Of the stack that the SDK takes a test for. */
export const urnOf = (object: RawObject): string =>
  `urn:pulumi:stack::project::kubernetes:${object.apiVersion}:${object.kind}::${object.metadata.name}`;

export interface Violation {
  readonly policy: string;
  readonly message: string;
}

/** Asks every policy about one resource, as the engine does. */
export async function validate(
  { policies }: LoadedPack,
  object: RawObject,
  config: Readonly<Record<string, object>> = {},
  provider?: string,
): Promise<readonly Violation[]> {
  const violations: Violation[] = [];
  for (const policy of policies) {
    if (!("validateResource" in policy) || typeof policy.validateResource !== "function") continue;
    const args = {
      type: `kubernetes:${object.apiVersion}:${object.kind}`,
      props: unknownCheckingProxy(object),
      urn: urnOf(object),
      name: object.metadata.name,
      ...(provider !== undefined && { provider: { urn: `urn:provider::${provider}` } }),
      opts: { protect: true, aliases: [] as string[] },
      getConfig: () => config[policy.name] ?? {},
    } as unknown as ResourceValidationArgs;
    await policy.validateResource(args, (message) => {
      violations.push({ policy: policy.name, message });
    });
  }
  return violations;
}

/** Policy config with these objects as the state before. */
export function baselineOf(objects: readonly RawObject[]): Readonly<Record<string, object>> {
  const resources = objects.map((object) => ({
    urn: urnOf(object),
    type: `kubernetes:${object.apiVersion}:${object.kind}`,
    inputs: object,
    protect: true,
  }));
  const folder = mkdtempSync(join(tmpdir(), "baseline-"));
  const file = join(folder, `${randomBytes(4).toString("hex")}.json`);
  writeFileSync(file, JSON.stringify({ version: 3, deployment: { resources } }));
  return { "postgres-changes-are-comparable": { file } };
}
