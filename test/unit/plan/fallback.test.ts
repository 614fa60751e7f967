import { account, bare, problemsOf, r2Config, rendered, source } from "../../unit/fixtures";

const b2 = {
  provider: "b2",
  region: "us-west-004",
  credentials: { secretName: "b2-keys" },
} as const;
const defaults = { bucketName: "operator-bucket", objectStore: b2 };
const backup = { bucketName: "db-backups", path: "orders", r2Config };
const restore = { enabled: true, s3Path: "old/17" };

const r2Endpoint = `https://${account}.r2.cloudflarestorage.com`;
const b2Endpoint = "https://s3.us-west-004.backblazeb2.com";

const sourceOf = (args: object) => {
  const result = rendered({ ...bare, ...args });
  return [result.spec.standby?.s3_wal_path, result.env("STANDBY_AWS_ENDPOINT")];
};
const archiveOf = (args: object) => {
  const result = rendered({ ...bare, ...args });
  return [result.env("WALG_S3_PREFIX"), result.env("AWS_ENDPOINT")];
};

describe("bucket and store of a restore", () => {
  it("are its own, if it names them", () => {
    expect(
      sourceOf({
        restore: { ...restore, ...source },
        backup: { ...backup, r2Config: undefined, objectStore: b2 },
      }),
    ).toEqual(["s3://old-backups/backups/old-orders/17", r2Endpoint]);
  });

  it("else those of backup", () => {
    expect(sourceOf({ restore, backup, operatorDefaults: defaults })).toEqual([
      "s3://db-backups/old/17",
      r2Endpoint,
    ]);
  });

  it("else those of the operator", () => {
    expect(sourceOf({ restore, operatorDefaults: defaults })).toEqual([
      "s3://operator-bucket/old/17",
      b2Endpoint,
    ]);
  });

  it("are looked for one by one", () => {
    const own = { bucketName: "old-backups" };
    expect(sourceOf({ restore: { ...restore, ...own }, operatorDefaults: defaults })).toEqual([
      "s3://old-backups/old/17",
      b2Endpoint,
    ]);
  });

  it("are both asked for when nobody names them", () => {
    expect(problemsOf({ ...bare, restore })).toEqual([
      "restore.bucketName: expected a bucket name, got nothing here nor in backup.bucketName and operatorDefaults.bucketName",
      "set restore.bucketName, or backup.bucketName or operatorDefaults.bucketName to fall back to",
      "restore.objectStore: expected an object store, got nothing here nor in backup.objectStore and operatorDefaults.objectStore",
      "set restore.objectStore (or restore.r2Config), or backup.objectStore or operatorDefaults.objectStore to fall back to",
    ]);
  });

  it("are asked for together with a missing path", () => {
    expect(
      problemsOf({ ...bare, restore: { enabled: true } }).filter((_l, i) => i % 2 === 0),
    ).toEqual([
      expect.stringMatching(/^restore\.bucketName: /),
      expect.stringMatching(/^restore\.objectStore: /),
      expect.stringMatching(/^restore\.s3Path: expected a path .*, got nothing$/),
    ]);
  });

  it("stay the same after the promotion", () => {
    const promoted = rendered({ ...bare, restore: { ...restore, enabled: false }, backup });
    expect(promoted.annotation("source")).toBe("s3://db-backups/old/17");
  });
});

describe("bucket and store of a backup", () => {
  it("are its own, if it names them", () => {
    expect(archiveOf({ backup, operatorDefaults: defaults })).toEqual([
      "s3://db-backups/orders/initial/17",
      r2Endpoint,
    ]);
  });

  it("else those of the operator", () => {
    expect(archiveOf({ backup: { path: "orders" }, operatorDefaults: defaults })).toEqual([
      "s3://operator-bucket/orders/initial/17",
      b2Endpoint,
    ]);
  });

  it("are never those of the restore", () => {
    const args = { ...bare, backup: { path: "orders" }, restore: { ...restore, ...source } };
    expect(problemsOf(args)).toEqual([
      "backup.bucketName: expected a bucket name, got nothing here nor in operatorDefaults.bucketName",
      "set backup.bucketName, or operatorDefaults.bucketName to fall back to",
      "backup.objectStore: expected an object store, got nothing here nor in operatorDefaults.objectStore",
      "set backup.objectStore (or backup.r2Config), or operatorDefaults.objectStore to fall back to",
    ]);
  });
});
