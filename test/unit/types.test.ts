import * as pulumi from "@pulumi/pulumi";
import { expectTypeOf } from "expect-type";
import type {
  AzureStoreArgs,
  PostgresKubernetes,
  PostgresKubernetesArgs,
  Stage,
  ZalandoArgs,
} from "../../lib";
import { keys, problemsOf, r2Config, rendered } from "./fixtures";

// The compiler proves these (npm run typecheck); at run time the schema must say the same to users of JavaScript.
const base = {
  operator: "zalando" as const,
  namespace: "orders",
  postgresVersion: 17,
  storage: { size: "10Gi" },
};
const source = { bucketName: "old-backups", s3Path: "old/17", r2Config };
const target = { time: "2026-11-20T12:00:00Z" };

/** What the compiler refuses, the schema refuses too, at this path. */
const refusedAt = (args: PostgresKubernetesArgs, path: string) => {
  expect(problemsOf(args)[0]?.startsWith(`${path}: `)).toBe(true);
};
const accepted = (args: PostgresKubernetesArgs, stage: Stage) => {
  expect(rendered(args).plan.stage).toBe(stage);
};

describe("the types refuse what the operator cannot do", () => {
  it("Azure", () => {
    const azure: AzureStoreArgs = {
      provider: "azure",
      storageAccount: "account",
      accessKey: { secretName: "s", key: "k" },
    };
    const place = { bucketName: "db-backups", path: "orders" };
    // @ts-expect-error the Zalando operator has no Azure path
    refusedAt({ ...base, backup: { ...place, objectStore: azure } }, "backup.objectStore.provider");
    const restore = { enabled: true, s3Path: "a", bucketName: "abc", objectStore: azure };
    // @ts-expect-error nor for a restore
    refusedAt({ ...base, restore }, "restore.objectStore.provider");
  });

  it("a standby with a target", () => {
    // @ts-expect-error a standby always replays to the end
    refusedAt({ ...base, restore: { enabled: true, ...source, target } }, "restore.target");
  });

  it("a standby of several instances", () => {
    // @ts-expect-error a standby is one pod
    refusedAt({ ...base, instances: 3, restore: { enabled: true, ...source } }, "instances");
  });

  it("a one-stage restore without a target", () => {
    const restore = { enabled: true, mode: "one-stage" as const, ...source };
    // @ts-expect-error without a time the operator copies from a live cluster
    refusedAt({ ...base, restore }, "restore.target");
  });

  it("a one-stage restore that follows a server", () => {
    const restore = { enabled: true, mode: "one-stage" as const, target, ...source };
    const streamFrom = { host: "old" };
    // @ts-expect-error a recovery follows nobody
    refusedAt({ ...base, restore: { ...restore, streamFrom } }, "restore.streamFrom");
  });

  it("a store named twice", () => {
    const objectStore = { provider: "b2" as const, region: "us-west-004", credentials: keys };
    const place = { bucketName: "db-backups", path: "orders" };
    // @ts-expect-error one of them is enough
    refusedAt({ ...base, backup: { ...place, objectStore, r2Config } }, "backup.r2Config");
  });

  it("keys nobody knows, and words that do not exist", () => {
    // @ts-expect-error the block is called restore
    const misspelt: PostgresKubernetesArgs = { ...base, restor: { enabled: true } };
    expect(problemsOf(misspelt)).toEqual(['unknown key "restor"', "did you mean restore?"]);
    const users = { app: ["LOGIN"] };
    // @ts-expect-error attributes are written in lower case
    refusedAt({ ...base, users }, "users.app[0]");
    // @ts-expect-error a major is a number
    refusedAt({ ...base, postgresVersion: "17" }, "postgresVersion");
  });

  it("a value that arrives later where structure hangs on it", () => {
    // @ts-expect-error preview must know how many there are
    refusedAt({ ...base, instances: pulumi.output(1) }, "instances");
    // @ts-expect-error preview must know the stage
    refusedAt({ ...base, restore: { enabled: pulumi.output(true), ...source } }, "restore.enabled");
  });
});

describe("the types accept", () => {
  it("both stages through one switch while there is one instance", () => {
    for (const enabled of [true, false] as boolean[]) {
      accepted({ ...base, restore: { enabled, ...source } }, enabled ? "standby" : "promoted");
      accepted(
        { ...base, instances: 1, restore: { enabled, ...source } },
        enabled ? "standby" : "promoted",
      );
    }
  });

  it("several instances without a standby", () => {
    accepted({ ...base, instances: 3 }, "fresh");
    accepted({ ...base, instances: 3, restore: { enabled: false } }, "fresh");
    accepted({ ...base, instances: 3, restore: { enabled: false, ...source } }, "promoted");
    const restore = { enabled: true, mode: "one-stage" as const, target, ...source };
    accepted({ ...base, instances: 3, restore }, "recovering");
  });

  it("values that arrive later where nothing hangs on them", () => {
    expectTypeOf<pulumi.Output<string>>().toExtend<ZalandoArgs["namespace"]>();
    expectTypeOf<Promise<string>>().toExtend<ZalandoArgs["namespace"]>();
    accepted({ ...base, namespace: pulumi.output("orders") }, "fresh");
  });
});

describe("what a database tells", () => {
  it("is typed", () => {
    expectTypeOf<PostgresKubernetes["stage"]>().toEqualTypeOf<
      "fresh" | "standby" | "recovering" | "promoted"
    >();
    expectTypeOf<PostgresKubernetes["connection"]["writable"]>().toEqualTypeOf<boolean>();
    expectTypeOf<PostgresKubernetes["namespace"]>().toEqualTypeOf<pulumi.Output<string>>();
    expectTypeOf<PostgresKubernetes["archiveUrl"]>().toEqualTypeOf<pulumi.Output<string>>();
    expectTypeOf<PostgresKubernetes>().toExtend<pulumi.ComponentResource>();
  });
});
