import * as pulumi from "@pulumi/pulumi";
import { valueOf } from "../../fixtures";
import {
  fresh,
  opened,
  problemsOf,
  recovering,
  rendered,
  source,
  standby,
  streamFrom,
  target,
  withOptions,
} from "./databases";

const key = { secretName: "old-server", key: "password" };
const server = { host: "old.example.com", user: "app", database: "shop", password: key };

const rows: readonly (readonly [string, object, string, string])[] = [
  [
    "an in-tree archive under an operator that has none",
    { ...withOptions({ archiver: "in-tree" }), operatorVersion: "1.31" },
    "cloudNativePg.archiver: operator 1.31 no longer knows object stores in the Cluster itself: they would be dropped without an error, and nothing archived",
    'set archiver: "plugin"; it reads and continues the same archive under the same server name',
  ],
  [
    "a count of backups",
    { ...fresh, backup: { ...fresh.backup, retention: { fullBackups: 7 } } },
    "backup.retention: Barman Cloud keeps a recovery window, not a number of backups",
    'write a window such as "30d"',
  ],
  [
    "a restore and an import",
    withOptions({ import: server }, standby),
    "cloudNativePg.import: a database is either restored from an archive or imported from a live server",
    "remove import, or leave restore out",
  ],
  [
    "a target in two stages",
    { ...standby, restore: { ...standby.restore, target } },
    "restore.target: a replica cluster ignores recovery targets and replays to the end of the archive",
    'set restore.mode: "one-stage"; the database is then held by pg_hba until restore.enabled is false',
  ],
  [
    "one stage without a target",
    { ...standby, restore: { ...standby.restore, mode: "one-stage" } },
    "restore.target: expected a recovery target, got nothing: without one recovery ends early, and silently, when the store fails for a moment",
    "set restore.target, or leave out mode to restore everything in two stages",
  ],
  [
    "a recovery that streams",
    { ...recovering, restore: { ...recovering.restore, streamFrom } },
    "restore.streamFrom: a recovery to a moment follows nobody",
    "remove streamFrom",
  ],
  ...(["xid", "name", "immediate"] as const).map((kind): [string, object, string, string] => [
    `a target of kind ${kind} without a base backup`,
    {
      ...recovering,
      restore: {
        ...recovering.restore,
        target: { [kind]: { xid: 1234, name: "before-42", immediate: true }[kind] },
      },
    },
    `restore.target.backup: expected a base backup, got nothing: from a target of kind ${kind} nobody can tell which backup ended before it`,
    "name a backup that the archive's catalogue lists and that ended before the target",
  ]),
  ...[{ lsn: "0/16B3748" }, { time: "2026-11-20T12:00:00Z" }].map(
    (moment): [string, object, string, string] => [
      `a numbered timeline without a base backup (${Object.keys(moment).join()})`,
      {
        ...recovering,
        restore: { ...recovering.restore, target: { ...moment, timeline: 2 } },
      },
      "restore.target.backup: expected a base backup, got nothing: Barman Cloud would look only at backups taken on timeline 2 itself, find none where a failover began it after the last one, and never start the recovery",
      "name a backup that the archive's catalogue lists and that ended before the target, or leave out timeline to follow the latest",
    ],
  ),
  [
    "an image of another major",
    withOptions(
      { imageName: "registry.example.com/postgresql:17.2" },
      { ...fresh, postgresVersion: 16 },
    ),
    'cloudNativePg.imageName: the tag of "registry.example.com/postgresql:17.2" says PostgreSQL 17, and postgresVersion is 16: the operator goes by the tag, so it would run 17, or upgrade to it in place, and write into the archive named for 16',
    "name an image of PostgreSQL 16, or set postgresVersion: 17",
  ],
  [
    "several databases and none of them the application's",
    {
      ...fresh,
      users: { app: ["login"] },
      databases: { orders: { owner: "app" }, audit: { owner: "app" } },
    },
    "cloudNativePg.applicationDatabase: expected one of databases (orders, audit), got nothing",
    "name the database that the operator creates first and whose owner's password it keeps through a restore",
  ],
  [
    "an application database that is none",
    withOptions({ applicationDatabase: "orders" }),
    'cloudNativePg.applicationDatabase: "orders" is not one of databases',
    'add databases: { orders: { owner: "..." } }',
  ],
  [
    "a password for nobody",
    withOptions({ passwordSecrets: { reader: "reader-password" } }),
    'cloudNativePg.passwordSecrets.reader: "reader" is not one of users',
    'add users: { reader: ["login"] }',
  ],
  [
    "a named backup without an archive",
    { ...withOptions({ backups: ["now"] }), backup: undefined },
    "cloudNativePg.backups: there is no archive to put a base backup into",
    "add a backup block",
  ],
  [
    "one name for two backups",
    withOptions({ backups: ["now", "now"] }),
    'cloudNativePg.backups: "now" is named twice',
    "give each backup a name of its own",
  ],
  [
    "an archive of another tool",
    { ...standby, restore: { ...standby.restore, layout: "wal-g" } },
    "restore.layout: CloudNativePG reads Barman Cloud: base/ and wals/; it cannot read WAL-G: basebackups_005/ and wal_005/",
    "restore with an operator that reads this layout and move the data by a logical dump, streaming replication, or CloudNativePG's import",
  ],
];

it.each(rows)("refuses %s", (_what, args, problem, fix) => {
  expect(problemsOf(args)).toEqual([problem, fix]);
});

it("takes targets of every other kind without a base backup, and every kind with one", () => {
  const aim = (moment: object) =>
    rendered({ ...recovering, restore: { ...recovering.restore, target: moment } }).cr.bootstrap
      .recovery?.recoveryTarget;
  expect(aim({ lsn: "0/16B3748", timeline: "latest" })).toEqual({ targetLSN: "0/16B3748" });
  const backup = "20261120T020000";
  expect(aim({ lsn: "0/16B3748", timeline: 2, backup })).toEqual({
    targetLSN: "0/16B3748",
    targetTLI: "2",
    backupID: backup,
  });
  expect(aim({ xid: 1234, backup, exclusive: true })).toEqual({
    targetXID: "1234",
    backupID: backup,
    exclusive: true,
  });
  expect(aim({ name: "before-42", backup })).toEqual({ targetName: "before-42", backupID: backup });
  expect(aim({ immediate: true, backup })).toEqual({ targetImmediate: true, backupID: backup });
});

it("keeps the target when the recovered database is opened", () => {
  expect(rendered(opened).cr.bootstrap).toEqual(rendered(recovering).cr.bootstrap);
});

describe("a copy of a live server", () => {
  const copy = (more: object) => ({ ...fresh, restore: { enabled: true, streamFrom, ...more } });

  it("knows no target, store or bucket", () => {
    expect(problemsOf(copy({ target, bucketName: "b" }))[0]).toBe(
      'restore: unknown keys "target", "bucketName"',
    );
  });

  it("has no other mode", () => {
    expect(problemsOf(copy({ mode: "one-stage" }))[0]).toBe(
      'restore.mode: expected "two-stage", got "one-stage"',
    );
  });

  it("needs no archive to be named, as a restore without a path does", () => {
    expect(rendered(copy({})).plan.source).toBeUndefined();
    const { s3Path: _path, ...rest } = source;
    expect(problemsOf({ ...fresh, restore: { enabled: true, ...rest } })[0]).toMatch(
      /^restore.s3Path: expected a path inside the bucket/,
    );
  });
});

describe("an image", () => {
  const digest = `sha256:${"18".repeat(32)}`;
  const withImage = (imageName: unknown) => withOptions({ imageName });

  it.each([
    `registry.example.com/postgresql@${digest}`,
    `registry.example.com/postgresql:17.2@${digest}`,
    "registry.example.com:5000/postgresql",
    "registry.example.com/postgresql:trixie",
  ])("says no other major: %s", (image) => {
    expect(rendered(withImage(image)).cr.imageName).toBe(image);
  });

  it("that arrives later is checked on arrival", async () => {
    const later = (image: string) => rendered(withImage(pulumi.output(image)));
    await expect(valueOf(later("example/postgresql:18.1").cr.imageName)).rejects.toThrow(
      'the tag of "example/postgresql:18.1" says PostgreSQL 18, and postgresVersion is 17: ',
    );
    const image = "example/postgresql:17.2";
    await expect(valueOf(later(image).cr.imageName)).resolves.toBe(image);
  });
});
