import { problemsOf } from "../../fixtures";
import { bare, fresh, onStore, promoted, recovering, source, standby, stores } from "./databases";

const target = { time: "2026-11-20T12:00:00Z" };
const recoverTo = (moment: object) => ({
  ...recovering,
  restore: { ...recovering.restore, target: moment },
});
const inPlace = (args: object, moment: object = target) => ({
  ...args,
  percona: { inPlaceRestore: { id: "oops", target: moment } },
});
const onSource = (objectStore: object) => ({
  ...fresh,
  restore: { enabled: true, bucketName: "old", s3Path: source.s3Path, objectStore },
});

const refused: readonly (readonly [string, unknown, readonly string[]])[] = [
  [
    "a major that the operator does not run",
    { ...fresh, operatorVersion: "2.5", postgresVersion: 17 },
    [
      "postgresVersion: operator 2.5 runs PostgreSQL 12 to 16, got 17",
      "use one of these, or set operatorVersion to the operator that is installed",
    ],
  ],
  [
    "a behaviour newer than the operator",
    { ...fresh, operatorVersion: "2.8", percona: { crVersion: "2.9.0" } },
    [
      "percona.crVersion: operator 2.8 does not know the behaviour of 2.9.0, and would reconcile nothing",
      "pin a version the operator has, or set operatorVersion to the operator that is installed",
    ],
  ],
  [
    "an operator it does not know",
    { ...fresh, operatorVersion: "2.7" },
    [
      'operatorVersion: expected "2.5", "2.8", "2.9" or "3.0", got "2.7"',
      "write the version of the operator that is installed",
    ],
  ],
  [
    "no repository where the operator needs one",
    { ...bare, operatorVersion: "2.5" },
    [
      "backup: expected a backup block, got nothing: operator 2.5 runs no cluster without a repository",
      'set backup: { bucketName, path: "..." }',
    ],
  ],
  [
    "a restore without an archive of its own",
    { ...bare, restore: { enabled: true, ...source } },
    [
      "backup: expected a backup block, got nothing: once promoted, the database would have no repository and throw its WAL away",
      'set backup: { bucketName, path: "..." }',
    ],
  ],
  [
    "a target in two stages",
    { ...standby, restore: { ...standby.restore, target } },
    [
      "restore.target: a standby of the Percona operator always replays to the end of the source repository",
      'set restore.mode: "one-stage"; the database is then held by pg_hba until restore.enabled is false',
    ],
  ],
  [
    "one stage without a target",
    { ...standby, restore: { ...standby.restore, mode: "one-stage" } },
    [
      "restore.target: expected a recovery target, got nothing: without one recovery ends early, and silently, when the store fails for a moment",
      "set restore.target, or leave out mode to restore everything in two stages",
    ],
  ],
  [
    "a stop just before a named point",
    recoverTo({ name: "p", backup: "20261120-020000F", exclusive: true }),
    [
      "restore.target.exclusive: pgBackRest stops just before a time, an LSN or a transaction, not before a target of kind name",
      "remove exclusive",
    ],
  ],
  [
    "a transaction without a base backup",
    recoverTo({ xid: 742 }),
    [
      "restore.target.backup: expected a base backup, got nothing: from a target of kind xid pgBackRest cannot tell which backup ended before it, and takes the newest",
      'name a backup that "pgbackrest info" lists and that ended before the target, such as "20261120-020000F"',
    ],
  ],
  [
    "a restore in place during a restore",
    inPlace(standby),
    [
      "percona.inPlaceRestore: the restore block is still enabled: the own archive holds nothing yet, and the operator would go back to the source afterwards",
      "set restore.enabled: false and let a base backup finish first",
    ],
  ],
  [
    "a restore in place without an archive",
    inPlace(bare),
    [
      "percona.inPlaceRestore: a restore in place reads the own archive, and there is none",
      "remove inPlaceRestore",
    ],
  ],
  [
    "a restore in place to a target nobody can find",
    inPlace(promoted, { immediate: true }),
    [
      "percona.inPlaceRestore.target.backup: expected a base backup, got nothing: from a target of kind immediate pgBackRest cannot tell which backup ended before it, and takes the newest",
      'name a backup that "pgbackrest info" lists and that ended before the target, such as "20261120-020000F"',
    ],
  ],
  [
    "a role the CRD does not take",
    { ...fresh, users: { order_app: ["login"] } },
    [
      'users.order_app: the Percona operator names no role "order_app": lower-case letters, digits and dashes inside are all it takes',
      "rename the role, or create it by SQL once the database runs",
    ],
  ],
  [
    "a key pair in an existing Secret",
    onStore(stores.secret),
    [
      "backup.objectStore.credentials: pgBackRest reads keys from a configuration file, not from two keys of an existing Secret",
      'add a key such as "s3.conf" to that Secret, with the lines "[global]", "repo1-s3-key=..." and "repo1-s3-key-secret=...", and name it: percona: { archiveConfKey: "s3.conf" }',
    ],
  ],
  [
    "the same for the source, under the number it will have",
    onSource(stores.secret),
    [
      "restore.objectStore.credentials: pgBackRest reads keys from a configuration file, not from two keys of an existing Secret",
      'add a key such as "s3.conf" to that Secret, with "repo2-s3-key=..." and "repo2-s3-key-secret=..." under each of "[global:archive-get]", "[global:restore]", "[global:info]", so that nothing is pushed with them, and name it: percona: { sourceConfKey: "s3.conf" }',
    ],
  ],
  [
    "a key of a Secret that nobody named",
    { ...fresh, percona: { archiveConfKey: "s3.conf" } },
    [
      'percona.archiveConfKey: "s3.conf" is a key inside an existing Secret, and the store\'s credentials name no Secret',
      'remove archiveConfKey, or write credentials: { secretName: "..." }',
    ],
  ],
  [
    "plain HTTP where pgBackRest has none",
    { ...onStore({ ...stores.minio, endpoint: "http://minio:9000" }), operatorVersion: "2.8" },
    [
      "backup.objectStore.endpoint: pgBackRest before 2.58, which this operator version brings, speaks TLS only: with http:// it would fail with a TLS error on every request",
      'give the server a certificate and write https:// (with objectStore.ca for an authority of your own), or run operator 2.9 and set operatorVersion: "2.9"',
    ],
  ],
  [
    "a header pgBackRest cannot send",
    onStore({ ...stores.minio, serverSideEncryption: "AES256" }),
    [
      "backup.objectStore.serverSideEncryption: pgBackRest has no option for the AES256 header",
      "leave serverSideEncryption out and let the bucket encrypt by default",
    ],
  ],
  [
    "a bucket with dots at a virtual host",
    {
      ...onStore(stores.s3),
      backup: { bucketName: "db.backups", path: "orders", objectStore: stores.s3 },
    },
    [
      'backup.bucketName: pgBackRest cannot use the bucket "db.backups": the dots do not fit the server\'s certificate',
      "use a bucket without dots in its name",
    ],
  ],
  [
    "a bucket with dots before pgBackRest 2.58",
    { ...fresh, operatorVersion: "2.8", backup: { ...fresh.backup, bucketName: "db.backups" } },
    [
      'backup.bucketName: pgBackRest cannot use the bucket "db.backups": the dots do not fit the server\'s certificate, and before 2.58 it refuses them altogether',
      "use a bucket without dots in its name",
    ],
  ],
  [
    "two roles for one service account",
    {
      ...onStore(stores.role),
      restore: {
        enabled: true,
        bucketName: "old",
        s3Path: source.s3Path,
        objectStore: {
          ...stores.role,
          credentials: { roleArn: "arn:aws:iam::123456789012:role/reader" },
        },
      },
    },
    [
      "restore.objectStore.credentials.roleArn: the pods have one service account and so one role, and backup names another: arn:aws:iam::123456789012:role/postgres-backups",
      "give one role both permissions, reading the source and writing the own archive, and name it twice",
    ],
  ],
  [
    "Azure",
    onStore({
      provider: "azure",
      storageAccount: "backups",
      accessKey: { secretName: "azure", key: "key" },
    }),
    [
      'backup.objectStore.provider: "azure" cannot be used here',
      "pgBackRest takes an Azure key only from its own configuration file, not from the Secret that objectStore.accessKey names; use one of r2, s3, b2, hetzner, digitalocean, s3-compatible, gcs",
    ],
  ],
  [
    "an archive of another tool",
    { ...standby, restore: { ...standby.restore, layout: "wal-g" } },
    [
      "restore.layout: Percona Operator for PostgreSQL reads pgBackRest: backup/ and archive/; it cannot read WAL-G: basebackups_005/ and wal_005/",
      "restore with an operator that reads this layout and move the data by a logical dump, streaming replication, or CloudNativePG's import",
    ],
  ],
  [
    "a live server to stream from",
    { ...standby, restore: { ...standby.restore, streamFrom: { host: "old" } } },
    [
      'restore: unknown key "streamFrom"',
      "the keys here are enabled, objectStore, r2Config, bucketName, s3Path, layout, attempt, mode, target",
    ],
  ],
  [
    "an id that cannot be part of a name",
    { ...fresh, percona: { inPlaceRestore: { id: "Oops!", target } } },
    [
      'percona.inPlaceRestore.id: expected an id: lower-case letters, digits and dashes, at most 40 characters, got "Oops!"',
      "write a word that no earlier restore of this database had",
    ],
  ],
];

describe("refused, with the way out", () => {
  it.each(refused)("%s", (_name, args, lines) => {
    expect(problemsOf(args)).toEqual(lines);
  });
});
