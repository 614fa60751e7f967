import fc from "fast-check";
import { bare, type Tree } from "../unit/fixtures";

const letters = Array.from("abcdefghijklmnopqrstuvwxyz");
const word = (extra: string, min: number, max: number) =>
  fc
    .tuple(
      fc.constantFrom(...letters),
      fc.string({
        unit: fc.constantFrom(...letters, ...Array.from(extra)),
        minLength: min,
        maxLength: max,
      }),
      fc.constantFrom(...letters),
    )
    .map((parts) => parts.join(""));

/** Credentials that no other text contains. */
export const keyMarker = "KEY-MARKER-";
const key = fc.stringMatching(/^[A-Za-z0-9+/=]{8,40}$/).map((text) => `${keyMarker}${text}`);
const keys = fc.record({ accessKeyId: key, secretAccessKey: key });
const existing = word("-", 2, 20).map((secretName) => ({ secretName }));
const credentials: fc.Arbitrary<object> = fc.oneof(keys, existing);
const region = fc.constantFrom("eu-central-1", "us-west-004", "fra1");
const account = fc.stringMatching(/^[0-9a-f]{32}$/);

const s3Stores = fc.oneof<fc.Arbitrary<object>[]>(
  fc.record({ provider: fc.constant("r2"), cloudflareAccountId: account, credentials }),
  fc.record({
    provider: fc.constant("s3"),
    region,
    credentials: fc.oneof(
      credentials,
      fc.constant({ roleArn: "arn:aws:iam::123456789012:role/backups" }),
    ),
  }),
  fc.record({ provider: fc.constantFrom("b2", "digitalocean"), region, credentials }),
  fc.record({
    provider: fc.constant("hetzner"),
    location: fc.constantFrom("fsn1", "nbg1", "hel1"),
    credentials,
  }),
  fc.record(
    {
      provider: fc.constant("s3-compatible"),
      endpoint: word("-.", 2, 20).map((host) => `https://${host.replace(/[.-]{2,}/g, "-")}:9000`),
      addressing: fc.constantFrom("path", "virtual-host"),
      serverSideEncryption: fc.constantFrom("none", "AES256"),
      ca: fc.constant({ secretName: "authority", key: "ca.crt" }),
      credentials,
    },
    { requiredKeys: ["provider", "endpoint", "credentials"] },
  ),
);
/** With a key: the default image of the default operator cannot do without. */
const gcs = fc.record({
  provider: fc.constant("gcs"),
  serviceAccountKey: fc.constant({ secretName: "google", key: "key.json" }),
});

/** The two ways to name a store. */
const choice = (stores: fc.Arbitrary<object>): fc.Arbitrary<object> =>
  fc.oneof(
    stores.map((objectStore) => ({ objectStore })),
    fc.tuple(account, keys).map(([cloudflareAccountId, pair]) => ({
      r2Config: { cloudflareAccountId, ...pair },
    })),
  );

const bucketName = word("-", 3, 20);
const segment = fc.stringMatching(/^[A-Za-z_=][A-Za-z0-9_=-]{0,8}$/);
const path = fc
  .array(segment, { minLength: 1, maxLength: 4 })
  .map((segments) => segments.join("/"));

const backup = fc.tuple(
  choice(fc.oneof(s3Stores, gcs)),
  fc.record(
    {
      bucketName,
      path: path.map((base) => `own/${base}`),
      schedule: fc.constantFrom("0 2 * * *", "*/30 1-5 * * 1"),
      retention: fc.oneof(
        fc.integer({ min: 2, max: 3650 }).map((days) => `${String(days)}d`),
        fc.integer({ min: 2, max: 1000 }).map((fullBackups) => ({ fullBackups })),
      ),
    },
    { requiredKeys: ["bucketName", "path"] },
  ),
);

const from = (stores: fc.Arbitrary<object>) =>
  fc.tuple(
    choice(stores),
    fc.record(
      {
        bucketName,
        s3Path: path.map((base) => `old/${base}`),
        attempt: fc.integer({ min: 1, max: 1000 }),
      },
      { requiredKeys: ["bucketName", "s3Path"] },
    ),
  );

const target = fc
  .date({ min: new Date("2020-01-01"), max: new Date("2030-01-01"), noInvalidDate: true })
  .map((date) => ({ time: date.toISOString() }));

const twoStage = fc
  .tuple(from(fc.oneof(s3Stores, gcs)), fc.boolean())
  .map(([[store, place], enabled]) => ({
    enabled,
    ...store,
    ...place,
  }));
const oneStage = fc
  .tuple(from(s3Stores), fc.boolean(), target)
  .map(([[store, place], enabled, time]) => ({
    enabled,
    mode: "one-stage",
    target: time,
    ...store,
    ...place,
  }));

const size = fc
  .tuple(fc.integer({ min: 1, max: 999 }), fc.constantFrom("Gi", "G", "Ti", "Mi"))
  .map(([amount, unit]) => `${String(amount)}${unit}`);

/** Arguments of the Zalando operator that are all right. */
export const validArgs: fc.Arbitrary<Tree> = fc
  .record(
    {
      namespace: word("-", 1, 20),
      name: word("-", 1, 30),
      postgresVersion: fc.integer({ min: 14, max: 18 }),
      storage: fc.record({ size, storageClass: word("-", 1, 10) }, { requiredKeys: ["size"] }),
      users: fc.dictionary(word("_", 1, 10), fc.subarray(["login", "createdb", "createrole"])),
      parameters: fc.dictionary(
        word("_", 1, 10),
        fc.stringMatching(/^[ -~]{0,20}$/).filter((v) => !v.includes("$(")),
      ),
      labels: fc.dictionary(word("-", 1, 10), word("-_.", 1, 10)),
      backup: backup.map(([store, place]) => ({ ...store, ...place })),
      restore: fc.oneof(twoStage, oneStage),
    },
    { requiredKeys: ["namespace", "postgresVersion", "storage"] },
  )
  .map((args) => ({ ...bare, ...args }))
  .filter(
    ({ parameters = {} }) =>
      !Object.keys(parameters).some((name) =>
        /^(archive|recovery|restore|primary|standby|hot|promote)_/.test(name),
      ),
  );
