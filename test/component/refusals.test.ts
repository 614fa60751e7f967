import * as pulumi from "@pulumi/pulumi";
import { PostgresKubernetes } from "../../lib/component";
import type { PostgresKubernetesArgs } from "../../lib/operators/registry";
import { bare, failureOf, fresh, standby, withAt } from "../unit/fixtures";
import { forget, registered, startMocks } from "./mock-engine";

beforeEach(forget);

const marker = "MARKER0123456789";
const wrong = [
  ["no bucket anywhere", { ...bare, restore: { enabled: true, s3Path: "old/17" } }],
  ["no path", withAt(standby, ["restore", "s3Path"], undefined)],
  ["a removed switch", { ...fresh, enableRestore: true }],
  ["a second instance in stage 1", { ...standby, instances: 2 }],
  ["an owner nobody knows", { ...fresh, databases: { a: { owner: "b" } } }],
  ["a key where none belongs", withAt(fresh, ["backup", "r2Config"], marker)],
  ["nothing", undefined],
] as const;

describe.each([
  ["up", false],
  ["preview", true],
])("in %s", (_mode, preview) => {
  beforeAll(() => startMocks(preview));

  it.each(wrong)(
    "arguments with %s create nothing and fail with their text",
    async (_what, args) => {
      const failure = thrownBy(
        () => new PostgresKubernetes("orders", args as PostgresKubernetesArgs),
      );
      expect(pulumi.RunError.isInstance(failure)).toBe(true);
      expect(failure.message).toBe(failureOf(args));
      expect(failure.message).not.toContain(marker);
      await new Promise(setImmediate);
      expect(registered).toEqual([]);
    },
  );

  it("the text names the component, the field, the value and the fix", () => {
    const args = { ...bare, namespace: "Orders" };
    expect(thrownBy(() => new PostgresKubernetes("orders", args)).message).toBe(
      [
        'PostgresKubernetes "orders": 1 problem in its arguments; the database was not touched',
        '  namespace: expected a namespace: lower-case letters, digits and dashes, at most 63 characters, got "Orders"',
        '      use the name of an existing namespace, for example "postgres-orders"',
      ].join("\n"),
    );
  });
});

function thrownBy(action: () => unknown): Error {
  try {
    action();
  } catch (error) {
    return error as Error;
  }
  throw new Error("nothing was thrown");
}
