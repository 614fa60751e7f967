import * as pulumi from "@pulumi/pulumi";
import { expectTypeOf } from "expect-type";
import type { PostgresKubernetes, PostgresKubernetesArgs, Stage } from "postgres-kubernetes";

// These are proven by `npm run typecheck`, against the built declarations a user gets; running them proves nothing more.

const database = {
  operator: "zalando",
  namespace: "orders",
  postgresVersion: 17,
  storage: { size: "10Gi" },
} as const;
const source = {
  bucketName: "db-backups",
  s3Path: "backups/old-cluster/17",
  r2Config: { cloudflareAccountId: "account", accessKeyId: "id", secretAccessKey: "key" },
};

/** Accepts what TypeScript accepts as the arguments of a database. */
function accept(args: PostgresKubernetesArgs): void {
  expect(args.operator).toBe("zalando");
}

describe("accepted", () => {
  test("the smallest database", () => {
    accept(database);
  });

  test("leaves that arrive later", () => {
    accept({ ...database, namespace: pulumi.output("orders") });
    accept({ ...database, namespace: Promise.resolve("orders") });
  });

  test("both stages of a restore", () => {
    accept({ ...database, restore: { enabled: true, ...source } });
    accept({ ...database, instances: 3, restore: { enabled: false, ...source } });
  });
});

describe("refused, because the Zalando operator cannot do it", () => {
  test("a standby of more than one instance", () => {
    // @ts-expect-error -- a standby runs as exactly one pod
    accept({ ...database, instances: 2, restore: { enabled: true, ...source } });
  });

  test("a standby that stops at a point in time", () => {
    const target = { time: "2026-11-20T12:00:00Z" };
    // @ts-expect-error -- the operator replays an archive to its end, or clones in one stage
    accept({ ...database, restore: { enabled: true, ...source, target } });
  });
});

describe("refused, because it is a mistake", () => {
  test("a misspelt argument", () => {
    // @ts-expect-error -- instances
    accept({ ...database, instance: 2 });
  });

  test("a restore that does not say from where", () => {
    // @ts-expect-error -- s3Path is required
    accept({ ...database, restore: { enabled: true, bucketName: "db-backups" } });
  });
});

test("outputs can be composed with", () => {
  expectTypeOf<PostgresKubernetes["stage"]>().toEqualTypeOf<Stage>();
  expectTypeOf<PostgresKubernetes["namespace"]>().toEqualTypeOf<pulumi.Output<string>>();
  expectTypeOf<PostgresKubernetes>().toExtend<pulumi.ComponentResource>();
});
