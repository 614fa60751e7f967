import * as pulumi from "@pulumi/pulumi";
import { storeOf } from "../../../lib/object-store/presets";
import type { ObjectStore } from "../../../lib/object-store/store";
import { account, bare, keys, rendered, valueOf } from "../fixtures";

/** The store as a plan holds it, from the arguments a user writes. */
const storeFrom = (objectStore: object): ObjectStore | undefined =>
  rendered({ ...bare, backup: { bucketName: "db-backups", path: "orders", objectStore } }).plan
    .archive?.store;

const withKeys = { kind: "access-keys", keys };
const strict = {
  protocol: "s3",
  addressing: "path",
  serverSideEncryption: "none",
  checksums: "when_required",
  credentials: withKeys,
} as const;

describe("Cloudflare R2", () => {
  const r2 = { provider: "r2", cloudflareAccountId: account, credentials: keys } as const;

  it("has the account's endpoint, region auto, path style, no encryption header", () => {
    expect(storeFrom(r2)).toEqual({
      ...strict,
      vendor: "Cloudflare R2",
      endpoint: `https://${account}.r2.cloudflarestorage.com`,
      region: "auto",
    });
  });

  it.each(["eu", "fedramp"])("has another endpoint in the jurisdiction %s", (jurisdiction) => {
    expect(storeFrom({ ...r2, jurisdiction })).toMatchObject({
      endpoint: `https://${account}.${jurisdiction}.r2.cloudflarestorage.com`,
      region: "auto",
    });
  });

  it("takes an account that arrives later", async () => {
    const store = storeFrom({ ...r2, cloudflareAccountId: pulumi.output(account) });
    expect(await valueOf(store?.protocol === "s3" && store.endpoint)).toBe(
      `https://${account}.r2.cloudflarestorage.com`,
    );
  });
});

describe("AWS S3", () => {
  const s3 = { provider: "s3", region: "eu-central-1", credentials: keys } as const;

  it("has no endpoint, its region, virtual hosts and AES256", () => {
    expect(storeFrom(s3)).toEqual({
      protocol: "s3",
      vendor: "AWS S3",
      endpoint: undefined,
      region: "eu-central-1",
      addressing: "virtual-host",
      serverSideEncryption: "AES256",
      checksums: "when_supported",
      ca: undefined,
      credentials: withKeys,
    });
  });

  it("encrypts with a KMS key when one is given", () => {
    expect(storeFrom({ ...s3, kmsKeyId: "alias/backups" })).toMatchObject({
      serverSideEncryption: { kmsKeyId: "alias/backups" },
    });
  });

  it("takes an IAM role instead of keys", () => {
    const roleArn = "arn:aws:iam::123456789012:role/backups";
    expect(storeFrom({ ...s3, credentials: { roleArn } })).toMatchObject({
      credentials: { kind: "iam-role", roleArn },
    });
  });
});

it("Backblaze B2 has the region's endpoint, path style and no encryption header", () => {
  expect(storeFrom({ provider: "b2", region: "us-west-004", credentials: keys })).toEqual({
    ...strict,
    vendor: "Backblaze B2",
    endpoint: "https://s3.us-west-004.backblazeb2.com",
    region: "us-west-004",
  });
});

it.each(["fsn1", "nbg1", "hel1"])(
  "Hetzner in %s has the location as host and region",
  (location) => {
    expect(storeFrom({ provider: "hetzner", location, credentials: keys })).toEqual({
      ...strict,
      vendor: "Hetzner Object Storage",
      endpoint: `https://${location}.your-objectstorage.com`,
      region: location,
    });
  },
);

it("DigitalOcean Spaces has the region's endpoint, path style and no encryption header", () => {
  expect(storeFrom({ provider: "digitalocean", region: "fra1", credentials: keys })).toEqual({
    ...strict,
    vendor: "DigitalOcean Spaces",
    endpoint: "https://fra1.digitaloceanspaces.com",
    region: "fra1",
  });
});

describe("any other server that speaks S3", () => {
  const minio = {
    provider: "s3-compatible",
    endpoint: "http://minio.storage.svc:9000",
    credentials: keys,
  } as const;

  it("has its endpoint, us-east-1, path style and no encryption header", () => {
    expect(storeFrom(minio)).toEqual({
      ...strict,
      vendor: "S3-compatible",
      endpoint: "http://minio.storage.svc:9000",
      region: "us-east-1",
    });
  });

  it("takes another region, virtual hosts, encryption and an authority", () => {
    const options = {
      region: "garage",
      addressing: "virtual-host",
      serverSideEncryption: "AES256",
      ca: { secretName: "minio-ca", key: "ca.crt" },
    };
    expect(storeFrom({ ...minio, ...options })).toMatchObject(options);
  });
});

describe("credentials", () => {
  it("may be a Secret that exists, with the usual keys", () => {
    const credentials = { secretName: "store-keys" };
    expect(storeFrom({ provider: "b2", region: "us-west-004", credentials })).toMatchObject({
      credentials: {
        kind: "access-key-secret",
        secret: {
          secretName: "store-keys",
          accessKeyIdKey: "accessKeyId",
          secretAccessKeyKey: "secretAccessKey",
        },
      },
    });
  });

  it("may be a Secret with other keys", () => {
    const credentials = { secretName: "s", accessKeyIdKey: "ID", secretAccessKeyKey: "KEY" };
    expect(storeFrom({ provider: "b2", region: "us-west-004", credentials })).toMatchObject({
      credentials: { kind: "access-key-secret", secret: credentials },
    });
  });
});

describe("Google Cloud Storage", () => {
  it("is reached with the pod's own identity", () => {
    expect(storeOf({ provider: "gcs" })).toEqual({
      protocol: "gs",
      vendor: "Google Cloud Storage",
      credentials: { kind: "pod-identity" },
    });
  });

  it("or with a service account's key", () => {
    const serviceAccountKey = { secretName: "gcs-key", key: "key.json" };
    expect(storeFrom({ provider: "gcs", serviceAccountKey })).toMatchObject({
      credentials: { kind: "google-key", key: serviceAccountKey },
    });
  });
});

it("Azure Blob Storage is reached with the account's key", () => {
  const accessKey = { secretName: "azure-key", key: "key" };
  expect(storeOf({ provider: "azure", storageAccount: "backups", accessKey })).toEqual({
    protocol: "azure",
    vendor: "Azure Blob Storage",
    credentials: { kind: "azure-key", account: "backups", key: accessKey },
  });
});
