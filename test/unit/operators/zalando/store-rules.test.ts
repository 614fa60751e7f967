import * as pulumi from "@pulumi/pulumi";
import { bare, problemsOf, recovering, rendered, standby, type Tree } from "../../fixtures";

const source = { bucketName: "old-backups", s3Path: "backups/old-orders/17" };
const own = { bucketName: "db-backups", path: "orders" };
const keys = { provider: "s3", region: "eu-central-1", credentials: { secretName: "store-keys" } };

/** Every way for a database to read or write a store. */
const uses = (objectStore: object): readonly (readonly [string, string, Tree])[] => [
  ["the own archive", "backup", { backup: { ...own, objectStore } }],
  [
    "the own archive, by default",
    "operatorDefaults",
    { backup: own, operatorDefaults: { objectStore } },
  ],
  [
    "the source of a standby",
    "restore",
    {
      backup: { ...own, objectStore: keys },
      restore: { ...source, enabled: true, objectStore },
    },
  ],
  [
    "source and own archive in one store",
    "backup",
    { backup: { ...own, objectStore }, restore: { ...source, enabled: true } },
  ],
];

/** What the database identifies itself with towards its own archive. */
const credentialsOf = (objectStore: object, args: Tree = {}) =>
  rendered({ ...bare, ...args, backup: { ...own, objectStore } }).plan.archive?.store.credentials
    .kind;

describe("an IAM role", () => {
  const objectStore = {
    ...keys,
    credentials: { roleArn: "arn:aws:iam::123456789012:role/backups" },
  };
  const { r2Config: _short, ...cloned } = recovering.restore;
  const clone = {
    backup: { ...own, objectStore: keys },
    restore: { ...cloned, objectStore },
  };

  it.each([...uses(objectStore), ["the source of a clone", "restore", clone] as const])(
    "for %s needs another image on operator 1.15",
    (_use, block, args) => {
      expect(problemsOf({ ...bare, operatorVersion: "1.15", ...args })).toEqual([
        `${block}.objectStore.credentials.roleArn: operator 1.15 runs spilo-17:4.0-p3, whose wal-g asks for the role without a session name, which AWS refuses: no archiving, backup or restore would work`,
        "set zalando.dockerImage to a Spilo image with wal-g 3.0.6 or later, or use an access key",
      ]);
    },
  );

  it.each([
    ["on operator 1.15 with an image", "1.15", "registry.example.com/spilo-17:walg-3.0.8"],
    [
      "on operator 1.15 with an image that arrives later",
      "1.15",
      pulumi.output("registry.example.com/spilo"),
    ],
    ["on operator 2.0", "2.0", undefined],
  ])("is taken %s", (_how, operatorVersion, dockerImage) => {
    expect(credentialsOf(objectStore, { operatorVersion, zalando: { dockerImage } })).toBe(
      "iam-role",
    );
  });

  it("of a source that is no longer read matters no more", () => {
    const restore = { ...source, enabled: false, objectStore };
    const args = { ...standby, operatorVersion: "1.15", restore };
    expect(rendered(args).plan.stage).toBe("promoted");
  });
});

describe("the pod's identity on Google Cloud Storage", () => {
  const objectStore = { provider: "gcs" };

  it.each(uses(objectStore))("for %s needs another image on operator 2.0", (_use, block, args) => {
    expect(problemsOf({ ...bare, ...args })).toEqual([
      `${block}.objectStore.serviceAccountKey: expected a key, got nothing: operator 2.0 runs spilo-18:4.1-p2, which then takes the archive's address for the key's file, so archiving fails without a word and a restore never begins`,
      "set serviceAccountKey: { secretName, key }, or set zalando.dockerImage to a Spilo image without this fault, such as 4.0-p3",
    ]);
  });

  it.each([
    ["with an image", "2.0", "registry.example.com/spilo-17:4.0-p3"],
    ["with an image that arrives later", "2.0", pulumi.output("registry.example.com/spilo")],
    ["on operator 1.15", "1.15", undefined],
  ])("is taken %s", (_how, operatorVersion, dockerImage) => {
    expect(credentialsOf(objectStore, { operatorVersion, zalando: { dockerImage } })).toBe(
      "pod-identity",
    );
  });

  it("is not asked for where there is a key", () => {
    const serviceAccountKey = { secretName: "gcs", key: "key.json" };
    expect(credentialsOf({ ...objectStore, serviceAccountKey })).toBe("google-key");
  });

  it("towards a source that is no longer read matters no more", () => {
    const restore = { ...source, enabled: false, objectStore };
    expect(rendered({ ...standby, restore }).plan.stage).toBe("promoted");
  });

  it("is not the matter where nothing is read or written", () => {
    const operatorDefaults = { bucketName: "db-backups", objectStore };
    expect(rendered({ ...bare, operatorDefaults }).plan.archive).toBeUndefined();
  });
});
