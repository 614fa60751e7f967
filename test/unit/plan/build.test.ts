import * as pulumi from "@pulumi/pulumi";
import {
  arrivalFailures,
  arrived,
  bare,
  fresh,
  problemsOf,
  promoted,
  recovering,
  rendered,
  standby,
  valueOf,
} from "../fixtures";

const noRestore = { ...fresh, restore: { enabled: false } };

describe("the stage", () => {
  it.each([
    ["no restore block", bare, "fresh"],
    ["restore: { enabled: false } alone", noRestore, "fresh"],
    ["a restore that is enabled", standby, "standby"],
    ["a restore that is not", promoted, "promoted"],
    ["a one-stage restore that is enabled", recovering, "recovering"],
    [
      "a one-stage restore that is not",
      { ...recovering, restore: { ...recovering.restore, enabled: false } },
      "promoted",
    ],
  ])("of %s", (_what, args, stage) => {
    expect(rendered(args).plan.stage).toBe(stage);
  });
});

describe("the plan", () => {
  it("fills in the defaults", () => {
    expect(rendered(bare, "orders").plan).toEqual({
      operator: "zalando",
      operatorVersion: "2.0",
      namespace: "postgres-orders",
      name: "orders",
      postgresVersion: 17,
      instances: 1,
      storage: { size: "10Gi" },
      deletionProtection: true,
      options: { teamId: "postgres" },
      stage: "fresh",
      archive: undefined,
      source: undefined,
    });
  });

  it("fills in schedule and retention of a backup", () => {
    expect(rendered(fresh).plan.archive).toMatchObject({
      bucket: "db-backups",
      path: "orders/initial/17",
      incarnation: "initial",
      schedule: "0 2 * * *",
      retention: { kind: "window", days: 30 },
    });
  });

  it("names the source as it is written, and appends nothing", () => {
    expect(rendered(standby).plan.source).toMatchObject({
      bucket: "old-backups",
      path: "backups/old-orders/17",
      attempt: 1,
      target: undefined,
      streamFrom: undefined,
    });
  });

  it("takes the component's name unless another is given", () => {
    expect(rendered(bare, "api-resources").plan.name).toBe("api-resources");
    expect(rendered({ ...bare, name: "other" }, "api-resources").plan.name).toBe("other");
  });

  it("is the same before and after the promotion, apart from the stage", () => {
    expect({ ...rendered(promoted).plan, stage: "standby" }).toEqual(rendered(standby).plan);
  });

  it("is the same when its values arrive later", async () => {
    const late = {
      ...standby,
      namespace: pulumi.output(standby.namespace),
      backup: { ...standby.backup, bucketName: pulumi.output("db-backups") },
      restore: { ...standby.restore, s3Path: Promise.resolve(standby.restore.s3Path) },
    };
    expect(await arrived(rendered(late).plan)).toEqual(rendered(standby).plan);
  });
});

describe("rules over values that arrive later", () => {
  const overlapping = {
    ...standby,
    backup: { ...standby.backup, bucketName: "old-backups", path: "backups/old-orders/17" },
  };

  it("fail the source on arrival, once and in the same words", async () => {
    const late = {
      ...overlapping,
      restore: { ...standby.restore, bucketName: pulumi.output("old-backups") },
    };
    const result = rendered(late);
    expect(await arrivalFailures(result)).toEqual([
      expect.stringMatching(
        /^PostgresKubernetes "orders": 1 problem in its arguments; the database was not touched\n {2}backup\.path: the own archive s3:\/\/old-backups\/backups\/old-orders\/17\/restored-[0-9a-f]{10}\/17 and the source s3:\/\/old-backups\/backups\/old-orders\/17 overlap: /,
      ),
    ]);
    await expect(valueOf(result.spec.standby?.s3_wal_path)).rejects.toThrow("overlap");
  });

  it("fail the own archive when only that arrives later, and leave the source as it is", async () => {
    const backup = { ...overlapping.backup, bucketName: pulumi.output("old-backups") };
    const result = rendered({ ...overlapping, backup });
    expect(result.spec.standby?.s3_wal_path).toBe("s3://old-backups/backups/old-orders/17");
    await expect(valueOf(result.env("WALG_S3_PREFIX"))).rejects.toThrow(" overlap: ");
    await arrivalFailures(result);
  });

  it("do not wait for a bucket to read the major out of a path", () => {
    const restore = { ...standby.restore, s3Path: "14", bucketName: pulumi.output("old-backups") };
    expect(problemsOf({ ...standby, restore })[0]).toBe(
      "postgresVersion: 17 cannot start from a backup of PostgreSQL 14, with which restore.s3Path ends",
    );
  });

  it("read the major out of a path that arrives later", async () => {
    const restore = { ...standby.restore, s3Path: pulumi.output("old/14") };
    expect(await arrivalFailures(rendered({ ...standby, restore }))).toEqual([
      expect.stringContaining("17 cannot start from a backup of PostgreSQL 14"),
    ]);
  });

  it("let a source pass that breaks none", async () => {
    const late = {
      ...standby,
      restore: { ...standby.restore, bucketName: pulumi.output("old-backups") },
    };
    expect(await valueOf(rendered(late).spec.standby?.s3_wal_path)).toBe(
      "s3://old-backups/backups/old-orders/17",
    );
  });
});
