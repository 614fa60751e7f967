import { ArgsError } from "../../../../lib/errors";
import { planDatabase } from "../../../../lib/plan-database";
import { bare, fresh, source, withOptions } from "./databases";

function problems(args: unknown): readonly string[] {
  try {
    planDatabase("orders", args);
    return [];
  } catch (error) {
    if (!(error instanceof ArgsError)) throw error;
    return error.problems.map(({ path, problem }) => `${path}: ${problem}`);
  }
}

const role = {
  provider: "s3",
  region: "eu-central-1",
  credentials: { roleArn: "arn:aws:iam::123456789012:role/backups" },
};
const b2 = { provider: "b2", region: "us-west-004", credentials: { secretName: "b2-key" } };
const { passwords: _passwords, ...unprotected } = bare.statefulSet;

test.each<[string, object, string]>([
  [
    "more than one server",
    { ...fresh, instances: 2 },
    "instances: a plain StatefulSet runs one server, got 2: nothing would fail over to the others",
  ],
  [
    "one stage",
    { ...fresh, restore: { enabled: true, mode: "one-stage", ...source } },
    "restore.mode: a plain StatefulSet restores in two stages, with a target too: it stays paused there",
  ],
  [
    "a role for each of two stores",
    {
      ...bare,
      backup: { bucketName: "own", path: "a", objectStore: role },
      restore: { enabled: true, bucketName: "old", s3Path: "b", objectStore: role },
    },
    "restore.objectStore.credentials: the pod has one service account, so it cannot take one role for each of two stores",
  ],
  [
    "no password for the superuser",
    withOptions({ passwords: {} }),
    'statefulSet.passwords.postgres: "postgres" logs in, and no operator makes up a password for it',
  ],
  [
    "no passwords at all",
    { ...fresh, statefulSet: unprotected },
    "statefulSet.passwords: expected passwords by role, got nothing",
  ],
  [
    "a role that logs in without a password",
    { ...fresh, users: { app: ["login"] } },
    'statefulSet.passwords.app: "app" logs in, and no operator makes up a password for it',
  ],
  [
    "the superuser among the roles to make",
    { ...fresh, users: { postgres: ["login", "createdb"] } },
    "users.postgres: the superuser exists already; what this list does not name would be taken from it, and nobody could back up or set a password any more",
  ],
  [
    "a password of nobody",
    withOptions({ passwords: { ...bare.statefulSet.passwords, ghost: { secretName: "x" } } }),
    'statefulSet.passwords.ghost: "ghost" is neither the superuser postgres nor one of users',
  ],
  [
    "two roles for one Secret",
    {
      ...withOptions({
        passwords: {
          ...bare.statefulSet.passwords,
          a_b: { password: "12345678" },
          "a-b": { password: "12345678" },
        },
      }),
      users: { a_b: ["login"], "a-b": ["login"] },
    },
    'statefulSet.passwords.a-b: "a-b" and "a_b" would share one Secret: object names have no underscores',
  ],
  [
    "a short password, not repeated",
    withOptions({ passwords: { postgres: { password: "tiny" } } }),
    "statefulSet.passwords.postgres.password: expected a password of 8 to 512 printable characters, got <secret>",
  ],
  [
    "the archive's time-out among the settings",
    { ...fresh, parameters: { archive_timeout: "60" } },
    "parameters.archive_timeout: this setting belongs to the pod, not to the database",
  ],
  [
    "the port among the settings",
    { ...fresh, parameters: { Port: "5433" } },
    "parameters.Port: this setting belongs to the pod, not to the database",
  ],
  [
    "a second copy of nothing",
    withOptions({ offsite: { bucketName: "second", path: "x", objectStore: b2 } }, bare),
    "statefulSet.offsite: there is no archive to copy: backup is not set",
  ],
  [
    "a second copy without a store",
    withOptions({ offsite: { bucketName: "second", path: "x" } }),
    "statefulSet.offsite.objectStore: expected an object store, got nothing: a second copy in the first store is none",
  ],
  [
    "a role for the second copy",
    withOptions({ offsite: { bucketName: "second", path: "x", objectStore: role } }),
    "statefulSet.offsite.objectStore.credentials: the pod's one service account carries the role of the archive",
  ],
  [
    "another tool's archive",
    { ...fresh, restore: { enabled: true, ...source, layout: "wal-g" } },
    "restore.layout: The plain StatefulSet reads this library's plain StatefulSet: basebackups/ and wal/; it cannot read WAL-G: basebackups_005/ and wal_005/",
  ],
  [
    "PostgreSQL 13",
    { ...fresh, postgresVersion: 13 },
    "postgresVersion: expected a PostgreSQL major version from 14 to 18, got 13",
  ],
  [
    "Google Cloud Storage",
    { ...bare, backup: { bucketName: "own", path: "a", objectStore: { provider: "gcs" } } },
    'backup.objectStore.provider: "gcs" cannot be used here',
  ],
])("%s is refused", (_what, args, expected) => {
  expect(problems(args)).toContain(expected);
});

test("who named the superuser among users learns where its password belongs", () => {
  expect(() => planDatabase("orders", { ...fresh, users: { postgres: [] } })).toThrow(
    "remove it from users; its password is statefulSet.passwords.postgres",
  );
});

test("targets of every kind are taken", () => {
  for (const target of [
    { time: "2026-11-20T12:00:00Z" },
    { lsn: "0/1" },
    { xid: 3 },
    { name: "here" },
    { immediate: true },
  ])
    expect(problems({ ...fresh, restore: { enabled: true, ...source, target } })).toEqual([]);
});
