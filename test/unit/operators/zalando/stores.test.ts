import { bare, keys, recovering, rendered, standby, type Rendered } from "../../fixtures";

const roleArn = "arn:aws:iam::123456789012:role/backups";
const webIdentity = "/var/run/secrets/eks.amazonaws.com/serviceaccount/token";
const pair = (prefix: string, name: string) =>
  [
    [`${prefix}AWS_ACCESS_KEY_ID`, "accessKeyId"],
    [`${prefix}AWS_SECRET_ACCESS_KEY`, "secretAccessKey"],
  ].map(([variable, key]) => [variable, { name, key }]);

const withStore = (objectStore: object, restore: object = standby.restore, others: object = {}) => {
  const { r2Config: _short, ...source } = restore as Record<string, unknown>;
  return rendered({
    ...bare,
    ...others,
    backup: { bucketName: "db-backups", path: "orders", objectStore },
    restore: { ...source, objectStore },
  });
};

/** The variables that reach a store, without what is said about every archive. */
function storeEnv(result: Rendered, prefix: string): readonly unknown[] {
  const about = /^(USE_WALG_BACKUP|WALG_PREVENT|BACKUP_|WALG_(S3|GS)_PREFIX|STANDBY_USE_WALG)/;
  const other = prefix === "" ? /^(STANDBY|CLONE)_/ : new RegExp(`^(?!${prefix})`);
  return result.envNames
    .filter((name) => !about.test(name) && !other.test(name))
    .map((name) => [name, result.env(name)]);
}

const s3 = { provider: "s3", region: "eu-central-1", credentials: keys };

describe("AWS S3 with keys", () => {
  const result = withStore(s3);

  it("has no endpoint, whatever the operator gives its pods, virtual hosts and AES256 for the own archive", () => {
    expect(storeEnv(result, "")).toEqual([
      ["AWS_ENDPOINT", ""],
      ["WALE_S3_ENDPOINT", ""],
      ["AWS_S3_FORCE_PATH_STYLE", "false"],
      ["AWS_REGION", "eu-central-1"],
      ["WALG_S3_SSE", "AES256"],
      ...pair("", "orders-archive"),
    ]);
  });

  it("says nothing about encryption to a source, which is only read", () => {
    expect(storeEnv(result, "STANDBY_")).toEqual([
      ["STANDBY_AWS_S3_FORCE_PATH_STYLE", "false"],
      ["STANDBY_AWS_REGION", "eu-central-1"],
      ...pair("STANDBY_", "orders-restore-source"),
    ]);
  });

  it("has no endpoint for a recovery either", () => {
    const clone = withStore(s3, recovering.restore);
    expect(clone.spec.clone).toEqual({
      cluster: "orders",
      timestamp: "2026-11-20T12:00:00+00:00",
      s3_wal_path: "s3://old-backups/backups/old-orders/17",
    });
    expect(storeEnv(clone, "CLONE_")).toEqual([
      ["CLONE_AWS_S3_FORCE_PATH_STYLE", "false"],
      ["CLONE_AWS_REGION", "eu-central-1"],
      ...pair("CLONE_", "orders-restore-source"),
    ]);
  });

  it("encrypts with a KMS key when one is given", () => {
    expect(storeEnv(withStore({ ...s3, kmsKeyId: "alias/backups" }), "")).toEqual([
      ["AWS_ENDPOINT", ""],
      ["WALE_S3_ENDPOINT", ""],
      ["AWS_S3_FORCE_PATH_STYLE", "false"],
      ["AWS_REGION", "eu-central-1"],
      ["WALG_S3_SSE", "aws:kms"],
      ["WALG_S3_SSE_KMS_ID", "alias/backups"],
      ...pair("", "orders-archive"),
    ]);
  });
});

describe("AWS S3 with an IAM role", () => {
  const result = withStore({ ...s3, credentials: { roleArn } });

  it.each(["", "STANDBY_"])("is assumed through the pod's token (%s)", (prefix) => {
    expect(storeEnv(result, prefix)).toEqual(
      expect.arrayContaining([
        [`${prefix}AWS_ROLE_ARN`, roleArn],
        [`${prefix}AWS_WEB_IDENTITY_TOKEN_FILE`, webIdentity],
        [`${prefix}AWS_STS_REGIONAL_ENDPOINTS`, "regional"],
      ]),
    );
  });

  it("needs no Secret", () => {
    expect(result.roles).toEqual(["cluster"]);
    expect(result.envNames.filter((name) => name.includes("KEY"))).toEqual([]);
  });
});

describe("keys in a Secret that exists", () => {
  it("are referred to, and no other Secret is made", () => {
    const credentials = {
      secretName: "store-keys",
      accessKeyIdKey: "ID",
      secretAccessKeyKey: "KEY",
    };
    const result = withStore({ ...s3, credentials });
    expect(result.roles).toEqual(["cluster"]);
    for (const prefix of ["", "STANDBY_"]) {
      expect(result.env(`${prefix}AWS_ACCESS_KEY_ID`)).toEqual({ name: "store-keys", key: "ID" });
      expect(result.env(`${prefix}AWS_SECRET_ACCESS_KEY`)).toEqual({
        name: "store-keys",
        key: "KEY",
      });
    }
  });
});

describe("a server of one's own", () => {
  const minio = {
    provider: "s3-compatible",
    endpoint: "https://minio.storage.svc:9000",
    credentials: keys,
    ca: { secretName: "minio-ca", key: "ca.crt" },
  };

  it("is trusted through its authority, mounted once for each use", () => {
    const result = withStore(minio);
    expect(storeEnv(result, "STANDBY_")).toEqual([
      ["STANDBY_AWS_ENDPOINT", "https://minio.storage.svc:9000"],
      ["STANDBY_AWS_S3_FORCE_PATH_STYLE", "true"],
      ["STANDBY_AWS_REGION", "us-east-1"],
      ["STANDBY_WALG_DISABLE_S3_SSE", "true"],
      ["STANDBY_WALG_S3_CA_CERT_FILE", "/run/postgres-kubernetes/source-ca/ca.crt"],
      ...pair("STANDBY_", "orders-restore-source"),
    ]);
    expect(result.env("WALG_S3_CA_CERT_FILE")).toBe("/run/postgres-kubernetes/archive-ca/ca.crt");
    expect(result.spec.additionalVolumes).toEqual([
      {
        name: "restore-source-ca",
        mountPath: "/run/postgres-kubernetes/source-ca",
        targetContainers: ["postgres"],
        volumeSource: { secret: { secretName: "minio-ca" } },
      },
      {
        name: "archive-ca",
        mountPath: "/run/postgres-kubernetes/archive-ca",
        targetContainers: ["postgres"],
        volumeSource: { secret: { secretName: "minio-ca" } },
      },
    ]);
  });

  it("reached by virtual hosts has Spilo's own form of endpoint", () => {
    const result = withStore({ ...minio, addressing: "virtual-host" });
    for (const prefix of ["", "STANDBY_"]) {
      expect(result.env(`${prefix}WALE_S3_ENDPOINT`)).toBe(
        "https+virtualhost://minio.storage.svc:9000",
      );
      expect(result.env(`${prefix}AWS_S3_FORCE_PATH_STYLE`)).toBe("false");
    }
    // A name in spec.env keeps out what the operator gives its pods under it.
    expect(result.env("AWS_ENDPOINT")).toBe("");
    expect(result.envNames).not.toContain("STANDBY_AWS_ENDPOINT");
  });

  it("reached by virtual hosts keeps its endpoint out of spec.clone, which forces path style", () => {
    const result = withStore({ ...minio, addressing: "virtual-host" }, recovering.restore);
    expect(result.spec.clone).not.toHaveProperty("s3_endpoint");
    expect(result.spec.clone).not.toHaveProperty("s3_force_path_style");
    expect(result.env("CLONE_WALE_S3_ENDPOINT")).toBe("https+virtualhost://minio.storage.svc:9000");
    expect(result.env("CLONE_AWS_S3_FORCE_PATH_STYLE")).toBe("false");
  });

  it("that encrypts is asked to", () => {
    const result = withStore({ ...minio, serverSideEncryption: "AES256" });
    expect(result.env("WALG_S3_SSE")).toBe("AES256");
    expect(result.envNames.filter((name) => name.includes("DISABLE_S3_SSE"))).toEqual([]);
  });
});

describe("Google Cloud Storage", () => {
  const key = { provider: "gcs", serviceAccountKey: { secretName: "gcs-key", key: "key.json" } };

  it("with a key mounts the key and names its file", () => {
    const result = withStore(key);
    expect(result.spec.standby).toEqual({ gs_wal_path: "gs://old-backups/backups/old-orders/17" });
    expect(result.envNames).toEqual([
      "STANDBY_GOOGLE_APPLICATION_CREDENTIALS",
      "STANDBY_USE_WALG_RESTORE",
      "USE_WALG_BACKUP",
      "WALG_GS_PREFIX",
      "WAL_S3_BUCKET",
      "GOOGLE_APPLICATION_CREDENTIALS",
      "WALG_PREVENT_WAL_OVERWRITE",
      "BACKUP_SCHEDULE",
      "BACKUP_NUM_TO_RETAIN",
    ]);
    // Else the operator's wal_s3_bucket wins over Google.
    expect(result.env("WAL_S3_BUCKET")).toBe("");
    expect(result.env("STANDBY_GOOGLE_APPLICATION_CREDENTIALS")).toBe(
      "/run/postgres-kubernetes/source/key.json",
    );
    expect(result.env("GOOGLE_APPLICATION_CREDENTIALS")).toBe(
      "/run/postgres-kubernetes/archive/key.json",
    );
    expect(result.spec.additionalVolumes?.map(({ name, mountPath }) => [name, mountPath])).toEqual([
      ["restore-source", "/run/postgres-kubernetes/source"],
      ["archive", "/run/postgres-kubernetes/archive"],
    ]);
  });

  it("without one relies on the pod's identity", () => {
    const result = withStore({ provider: "gcs" }, standby.restore, { operatorVersion: "1.15" });
    expect(result.envNames.filter((name) => name.includes("CREDENTIALS"))).toEqual([]);
    expect(result.spec.additionalVolumes).toBeUndefined();
    expect(result.env("WALG_GS_PREFIX")).toMatch(/^gs:\/\/db-backups\/orders\/restored-/);
  });

  it("leaves neither the key nor its volume of the source behind after the promotion", () => {
    const result = withStore(key, { ...standby.restore, enabled: false });
    expect(result.spec.additionalVolumes?.map(({ name }) => name)).toEqual(["archive"]);
  });
});
