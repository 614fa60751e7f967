import * as pulumi from "@pulumi/pulumi";
import { arrivalFailures, arrived, valueOf } from "../../fixtures";
import { fresh, onStore, rendered, source, standby, stores } from "./databases";

const onSource = (objectStore: object, percona = {}) => ({
  ...fresh,
  restore: { enabled: true, bucketName: "old", s3Path: source.s3Path, objectStore },
  percona,
});

describe("the own archive on each store", () => {
  const pgbackrestOn = (objectStore: object, percona = {}) =>
    rendered({ ...onStore(objectStore), percona }).cr.backups.pgbackrest;

  it("names AWS's endpoint, which pgBackRest wants even there", () => {
    const { repos, global } = pgbackrestOn(stores.s3) ?? {};
    expect(repos?.[0]?.s3?.endpoint).toBe("s3.eu-central-1.amazonaws.com");
    expect(global).toMatchObject({ "repo1-s3-uri-style": "host" });
    const china = pgbackrestOn({ ...stores.s3, region: "cn-north-1" });
    expect(china?.repos[0]?.s3?.endpoint).toBe("s3.cn-north-1.amazonaws.com.cn");
  });

  it("encrypts with a KMS key when there is one", () => {
    expect(pgbackrestOn({ ...stores.s3, kmsKeyId: "alias/backups" })?.global).toMatchObject({
      "repo1-s3-kms-key-id": "alias/backups",
    });
  });

  it("takes an IAM role from the pods' service account", () => {
    const { cr, roles } = rendered(onStore(stores.role));
    expect(roles).toEqual(["cluster"]);
    expect(cr.metadata?.annotations).toEqual({
      "eks.amazonaws.com/role-arn": stores.role.credentials.roleArn,
    });
    expect(cr.backups.pgbackrest?.global).toMatchObject({ "repo1-s3-key-type": "web-id" });
    expect(cr.backups.pgbackrest?.configuration).toEqual([]);
  });

  it("mounts an authority beside the configuration", () => {
    const { repos, global, configuration } = pgbackrestOn(stores.minio) ?? {};
    expect(repos?.[0]?.s3?.endpoint).toBe("minio.storage.svc:9000");
    expect(global).toMatchObject({
      "repo1-storage-ca-file": "/etc/pgbackrest/conf.d/own-ca.crt",
    });
    expect(configuration).toContainEqual({
      secret: { name: "minio-ca", items: [{ key: "ca.pem", path: "own-ca.crt" }] },
    });
  });

  it("keeps http:// for a pgBackRest that speaks it", () => {
    const endpoint = "http://minio.storage.svc:9000";
    expect(pgbackrestOn({ ...stores.minio, endpoint })?.repos[0]?.s3?.endpoint).toBe(endpoint);
  });

  it("mounts a ready configuration of the user's own Secret", () => {
    const { roles, cr } = rendered({
      ...onStore(stores.secret),
      percona: { archiveConfKey: "s3.conf" },
    });
    expect(roles).toEqual(["cluster"]);
    expect(cr.backups.pgbackrest?.configuration).toEqual([
      { secret: { name: "backup-keys", items: [{ key: "s3.conf", path: "own.conf" }] } },
    ]);
  });

  it("reads a service account's key of Google, or asks the pod's own identity", () => {
    const { repos, global, configuration } = pgbackrestOn(stores.gcs) ?? {};
    expect(repos?.[0]?.gcs).toEqual({ bucket: "db-backups" });
    expect(global).toMatchObject({
      "repo1-gcs-key": "/etc/pgbackrest/conf.d/own-gcs-key.json",
      "repo1-path": "/orders/initial",
    });
    expect(configuration).toEqual([
      {
        secret: { name: "gcs-account", items: [{ key: "account.json", path: "own-gcs-key.json" }] },
      },
    ]);
    expect(pgbackrestOn(stores.workloadIdentity)?.global).toMatchObject({
      "repo1-gcs-key-type": "auto",
    });
  });
});

describe("two repositories in one cluster", () => {
  it("never share a file name", () => {
    for (const store of [stores.s3, stores.minio, stores.gcs]) {
      const { configuration = [] } = rendered(onSource(store)).cr.backups.pgbackrest ?? {};
      const paths = configuration.flatMap(({ secret }) => secret.items.map(({ path }) => path));
      expect(new Set(paths).size).toBe(paths.length);
    }
  });

  it("write their keys under their own numbers", () => {
    const { secret } = rendered(standby);
    expect(secret.call(rendered(standby), "archive-credentials")?.values).toEqual({
      "own.conf": "[global]\nrepo1-s3-key=xxx\nrepo1-s3-key-secret=yyy\n",
    });
  });

  it("give commands that write no key of the source, which outlives the promotion", () => {
    const { secret } = rendered(standby);
    const lines = "repo2-s3-key=xxx\nrepo2-s3-key-secret=yyy\n";
    expect(secret.call(rendered(standby), "source-credentials")?.values).toEqual({
      "source.conf": `[global:archive-get]\n${lines}[global:restore]\n${lines}[global:info]\n${lines}`,
    });
  });

  it("share the one role their pods have", () => {
    const roleArn = pulumi.output(stores.role.credentials.roleArn);
    const { cr } = rendered({
      ...onStore(stores.role),
      restore: {
        enabled: true,
        s3Path: source.s3Path,
        bucketName: "old",
        objectStore: { ...stores.role, credentials: { roleArn } },
      },
    });
    const annotation = cr.metadata?.annotations?.["eks.amazonaws.com/role-arn"];
    return expect(valueOf(annotation)).resolves.toBe(stores.role.credentials.roleArn);
  });
});

describe("late values", () => {
  it("reach the configuration when they arrive", async () => {
    const credentials = {
      accessKeyId: pulumi.output("late-id"),
      secretAccessKey: pulumi.secret("late-key"),
    };
    const { manifests } = rendered(
      onStore({ ...stores.minio, endpoint: pulumi.output(stores.minio.endpoint), credentials }),
    );
    const known = JSON.stringify(await arrived(manifests));
    expect(known).toContain("repo1-s3-key=late-id\\nrepo1-s3-key-secret=late-key\\n");
    expect(known).toContain('"endpoint":"minio.storage.svc:9000"');
  });

  it("fail on arrival where a known value would have been refused", async () => {
    const endpoint = pulumi.output("http://minio.storage.svc:9000");
    const { manifests } = rendered({
      ...onStore({ ...stores.minio, endpoint }),
      operatorVersion: "2.8",
    });
    const [failure] = await arrivalFailures(manifests);
    expect(failure).toContain("objectStore.endpoint: pgBackRest before 2.58");
  });
});

it("no key stands anywhere but in a Secret", () => {
  const { cluster } = rendered(standby);
  expect(JSON.stringify(cluster)).not.toMatch(/xxx|yyy/);
});
