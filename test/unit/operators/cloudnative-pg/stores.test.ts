import * as pulumi from "@pulumi/pulumi";
import type { ObjectStoreSpec } from "../../../../lib/operators/cloudnative-pg/spec";
import { arrived, keys } from "../../fixtures";
import { bare, problemsOf, rendered, withOptions } from "./databases";

const on = (objectStore: object) => ({
  ...bare,
  backup: { bucketName: "db-backups", path: "orders", objectStore },
});
const storeOn = (objectStore: object) =>
  rendered(on(objectStore)).object("ObjectStore")?.body["spec"];

const roleArn = "arn:aws:iam::123456789012:role/postgres-backups";
const s3 = { provider: "s3", region: "eu-central-1", credentials: { roleArn } };

const regionOf = (value: string) => ({ name: "AWS_DEFAULT_REGION", value });

it("reaches S3 with an IAM role, through the service account, and encrypts", () => {
  expect(storeOn(s3)).toEqual({
    configuration: {
      destinationPath: "s3://db-backups/orders",
      s3Credentials: { inheritFromIAMRole: true },
      wal: { encryption: "AES256" },
      data: { encryption: "AES256" },
    },
    retentionPolicy: "30d",
    instanceSidecarConfiguration: { env: [regionOf("eu-central-1")] },
  });
  const result = rendered(on(s3));
  expect(result.cr.serviceAccountTemplate).toEqual({
    metadata: { annotations: { "eks.amazonaws.com/role-arn": roleArn } },
  });
});

describe("the region of a store that a role opens", () => {
  const restore = { enabled: true, bucketName: "old", s3Path: "cnpg/orders-old" };
  const elsewhere = { ...restore, objectStore: { ...s3, region: "eu-west-1" } };

  it("is in no Secret, where nobody would read it", () => {
    expect(rendered({ ...on(s3), restore: elsewhere }).roles).toEqual([
      "source-store",
      "archive-store",
      "cluster",
      "schedule",
    ]);
    const inTree = withOptions({ archiver: "in-tree" }, { ...on(s3), restore: elsewhere });
    expect(rendered(inTree).roles).toEqual(["cluster", "schedule"]);
  });

  it("is in the environment, once for each store and in-tree once: the own archive's", () => {
    const { manifests } = rendered({ ...on(s3), restore: elsewhere });
    const [source, own] = manifests.map((manifest) => JSON.stringify(manifest));
    expect(source).toContain(JSON.stringify({ env: [regionOf("eu-west-1")] }));
    expect(own).toContain(JSON.stringify({ env: [regionOf("eu-central-1")] }));
    const { cr } = rendered(
      withOptions({ archiver: "in-tree" }, { ...on(s3), restore: elsewhere }),
    );
    expect(cr.env).toEqual([regionOf("eu-central-1")]);
  });

  it("stays in the Secret beside keys, which the environment of another store does not reach", () => {
    const withKeys = { ...s3, credentials: keys };
    const result = rendered({ ...on(withKeys), restore: elsewhere });
    expect(result.secret("archive-credentials")?.values).toEqual({
      ...keys,
      region: "eu-central-1",
    });
    expect(JSON.stringify(storeOn(withKeys))).not.toContain("AWS_DEFAULT_REGION");
  });
});

describe("a KMS key of one's own", () => {
  const encrypted = (kmsKeyId: unknown) => on({ ...s3, kmsKeyId });
  const key = ["--sse-kms-key-id=alias/backups"];
  const encryption = {
    wal: { encryption: "aws:kms", archiveAdditionalCommandArgs: key },
    data: { encryption: "aws:kms", additionalCommandArgs: key },
  };

  it("encrypts WAL and base backups, with the plugin and in-tree", () => {
    expect(storeOn({ ...s3, kmsKeyId: "alias/backups" })).toMatchObject({
      configuration: encryption,
    });
    const { cr } = rendered(withOptions({ archiver: "in-tree" }, encrypted("alias/backups")));
    expect(cr.backup?.barmanObjectStore).toMatchObject(encryption);
  });

  it("may arrive late", async () => {
    const store = rendered(encrypted(pulumi.output("alias/backups"))).object("ObjectStore");
    const { configuration } = store?.body["spec"] as ObjectStoreSpec;
    await expect(arrived(configuration)).resolves.toMatchObject(encryption);
  });
});

it("reaches a server of one's own with its authority, and sends no encryption header", () => {
  const minio = {
    provider: "s3-compatible",
    endpoint: "https://minio.storage.svc:9000",
    ca: { secretName: "minio-ca", key: "ca.pem" },
    credentials: { secretName: "backup-keys", secretAccessKeyKey: "secret" },
  };
  expect(storeOn(minio)).toMatchObject({
    configuration: {
      endpointURL: "https://minio.storage.svc:9000",
      endpointCA: { name: "minio-ca", key: "ca.pem" },
      s3Credentials: {
        accessKeyId: { name: "backup-keys", key: "accessKeyId" },
        secretAccessKey: { name: "backup-keys", key: "secret" },
        region: { name: "orders-archive", key: "region" },
      },
    },
  });
  expect(JSON.stringify(storeOn(minio))).not.toContain("encryption");
});

it("reaches GCS with a key file or with the pod's own identity", () => {
  const serviceAccountKey = { secretName: "gcs", key: "account.json" };
  expect(storeOn({ provider: "gcs", serviceAccountKey })).toEqual({
    configuration: {
      destinationPath: "gs://db-backups/orders",
      googleCredentials: { applicationCredentials: { name: "gcs", key: "account.json" } },
    },
    retentionPolicy: "30d",
  });
  expect(storeOn({ provider: "gcs" })).toMatchObject({
    configuration: { googleCredentials: { gkeEnvironment: true } },
  });
  expect(rendered(on({ provider: "gcs" })).roles).toEqual(["archive-store", "cluster", "schedule"]);
});

it("refuses servers that answer to virtual hosts only", () => {
  const virtual = {
    provider: "s3-compatible",
    endpoint: "https://store.example.com",
    addressing: "virtual-host",
    credentials: keys,
  };
  expect(problemsOf(on(virtual))).toEqual([
    "backup.objectStore.addressing: Barman Cloud addresses servers with an endpoint by path only",
    "leave addressing out, or use an object store that answers to paths",
  ]);
});
