import { checkTransition } from "../../../../lib/guard/transitions";
import { statefulsetReader } from "../../../../lib/operators/statefulset/reader";
import { recognise } from "../../../../lib/operators/statefulset/recognise";
import { alone } from "../../../../lib/operators/reader";
import { bare, fresh, objects, promoted, source, standby, withOptions } from "./databases";

const stateOf = (args: object) => {
  const { apiVersion, kind, metadata, body } = objects(args).named("cluster");
  return recognise({ apiVersion, kind, metadata, ...body });
};

test("a database is read back from its StatefulSet", () => {
  expect(stateOf(fresh)).toMatchObject({
    stage: "fresh",
    archive: "s3://db-backups/orders/initial/17",
    postgresVersion: "17",
  });
  expect(stateOf(standby)).toMatchObject({
    stage: "standby",
    source: "s3://old-backups/orders/initial/17",
  });
  expect(stateOf(promoted)).toMatchObject({
    stage: "promoted",
    source: "s3://old-backups/orders/initial/17",
  });
  const target = { time: "2026-11-20T12:00:00Z" };
  expect(stateOf({ ...fresh, restore: { enabled: true, ...source, target } })).toMatchObject({
    target: "time 2026-11-20T12:00:00+00:00",
  });
});

test.each([
  { apiVersion: "apps/v1", kind: "Deployment" },
  {
    apiVersion: "apps/v1",
    kind: "StatefulSet",
    metadata: { labels: { "app.kubernetes.io/managed-by": "Helm" } },
  },
  { apiVersion: "apps/v1", kind: "StatefulSet" },
])("%j is not ours", (object) => {
  expect(recognise(object)).toBeUndefined();
});

const objectOf = (args: object, role: string) => {
  const { apiVersion, kind, metadata, body } = objects(args).named(role);
  return { apiVersion, kind, metadata, ...body };
};

test("the size of the volume is read from its claim", () => {
  const claim = objectOf(fresh, "data");

  expect(statefulsetReader.partOf(claim)).toBe("companion");
  expect(statefulsetReader.recognise(claim)).toMatchObject({
    stage: undefined,
    storageSize: "10Gi",
  });
  expect(statefulsetReader.partOf({ ...claim, metadata: {} })).toBeUndefined();
});

test("schedule and retention are read from the CronJob that takes the backups", () => {
  const read = (args: object) => {
    const job = objectOf(args, "backup");
    expect(statefulsetReader.partOf(job)).toBe("companion");
    return statefulsetReader.archiving(job, alone);
  };

  expect(read(fresh)).toMatchObject({
    schedule: "0 2 * * *",
    retention: { kind: "window", days: 30 },
  });
  const counted = { ...fresh.backup, retention: { fullBackups: 7 } };
  expect(read({ ...fresh, backup: counted })).toMatchObject({
    retention: { kind: "count", fullBackups: 7 },
  });
  expect(typeof read(standby)?.schedule).toBe("symbol");
});

test("the CronJob that copies backups to another store says nothing about them", () => {
  const { r2Config } = fresh.backup;
  const copied = withOptions({ offsite: { bucketName: "second", path: "copies", r2Config } });

  expect(statefulsetReader.partOf(objectOf(copied, "offsite"))).toBeUndefined();
});

test("nothing upgrades its data, so another major is refused", () => {
  expect(
    checkTransition({
      old: stateOf(fresh),
      new: stateOf({ ...fresh, postgresVersion: 18 })!,
    }),
  ).toEqual([
    {
      rule: "major-raised",
      found: "postgresVersion went up from 17 to 18",
      wouldHappen:
        "the pod would stop at its start: the new server refuses the old one's data, and nothing here runs pg_upgrade",
      doInstead:
        "put the version back; to upgrade, create a second database with the new major and copy the data with dump and load or logical replication",
    },
  ]);
});

test("its archive's server is read from what rclone is told", () => {
  const account = "fedcba9876543210fedcba9876543210";
  const elsewhere = {
    ...fresh.backup,
    r2Config: { ...fresh.backup.r2Config, cloudflareAccountId: account },
  };
  expect(stateOf({ ...fresh, backup: elsewhere })?.archiveServer).toBe(
    `${account}.r2.cloudflarestorage.com`,
  );
  expect(stateOf(bare)?.archiveServer).toBeUndefined();
});
