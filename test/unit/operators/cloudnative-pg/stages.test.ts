import { bare, copied, fresh, opened, promoted, recovering, rendered, standby } from "./databases";

const r2 = "https://0123456789abcdef0123456789abcdef.r2.cloudflarestorage.com";
const keysIn = (name: string) => ({
  accessKeyId: { name, key: "accessKeyId" },
  secretAccessKey: { name, key: "secretAccessKey" },
  region: { name, key: "region" },
});
const plugin = (barmanObjectName: string, serverName: string) => ({
  name: "barman-cloud.cloudnative-pg.io",
  parameters: { barmanObjectName, serverName },
});
const server = {
  instances: 1,
  imageName: "registry.example.com/postgresql:17.6",
  storage: { size: "10Gi" },
};
const application = { database: "app", owner: "app" };
const origin = { name: "origin", plugin: plugin("orders-restore-source", "orders-old") };
const archiver = (serverName: string) => ({
  ...plugin("orders-archive", serverName),
  isWALArchiver: true,
});
const archiveEnv = {
  env: [
    { name: "AWS_REQUEST_CHECKSUM_CALCULATION", value: "when_required" },
    { name: "AWS_RESPONSE_CHECKSUM_VALIDATION", value: "when_required" },
  ],
};

describe("the cluster's whole spec", () => {
  it("without backups", () => {
    expect(rendered(bare).cr).toEqual({ ...server, bootstrap: { initdb: application } });
    expect(rendered(bare).roles).toEqual(["cluster"]);
  });

  it("with an archive of its own", () => {
    expect(rendered(fresh).cr).toEqual({
      ...server,
      bootstrap: { initdb: application },
      plugins: [archiver("initial-pg17")],
    });
  });

  const restored = {
    ...server,
    bootstrap: { recovery: { source: "origin", ...application } },
    externalClusters: [origin],
    plugins: [archiver("restored-a4029866bf-pg17")],
  };

  it("in stage 1", () => {
    const replica = { enabled: true, source: "origin" };
    expect(rendered(standby).cr).toEqual({ ...restored, replica });
  });

  it("in stage 2: one word changes, everything else stays", () => {
    const replica = { enabled: false, source: "origin" };
    expect(rendered(promoted).cr).toEqual({ ...restored, replica });
    expect(rendered(promoted).roles).toEqual(rendered(standby).roles);
  });

  const recovery = { source: "origin", ...application };
  const recoveryTarget = { targetTime: "2026-11-20T12:00:00+00:00" };

  it("of a recovery to a moment: held until it is opened", () => {
    const held = {
      ...restored,
      bootstrap: { recovery: { ...recovery, recoveryTarget } },
      plugins: [archiver("restored-63fba0d5c6-pg17")],
    };
    const postgresql = { pg_hba: ["host all all all reject"] };
    expect(rendered(recovering).cr).toEqual({ ...held, postgresql });
    expect(rendered(opened).cr).toEqual(held);
  });

  it("of a copy of a live server: no archive is read, one is written", () => {
    const { secretKey, ...connection } = {
      secretKey: (key: string) => ({ name: "origin-replication", key }),
      connectionParameters: {
        host: "old.example.com",
        port: "5432",
        user: "streaming_replica",
        dbname: "postgres",
        sslmode: "verify-ca",
      },
    };
    expect(rendered(copied).cr).toEqual({
      ...server,
      bootstrap: { pg_basebackup: recovery },
      replica: { enabled: true, source: "origin" },
      externalClusters: [
        {
          name: "origin",
          ...connection,
          sslCert: secretKey("tls.crt"),
          sslKey: secretKey("tls.key"),
          sslRootCert: secretKey("ca.crt"),
        },
      ],
      plugins: [archiver("restored-9145a9dc43-pg17")],
    });
    expect(rendered(copied).annotation("source")).toBe("postgresql://old.example.com:5432");
    const again = { ...copied, restore: { ...copied.restore, attempt: 2 } };
    expect(rendered(again).annotation("archive")).not.toBe(rendered(copied).annotation("archive"));
  });
});

describe("the objects beside it", () => {
  const store = (name: string) => {
    const { manifests } = rendered(standby);
    return manifests.find(({ metadata, type }) => type === "object" && metadata.name === name);
  };

  it("are two stores, each with its own keys, region and checksum settings", () => {
    expect(store("orders-restore-source")).toMatchObject({
      kind: "ObjectStore",
      body: {
        spec: {
          configuration: {
            destinationPath: "s3://old-backups/cnpg",
            endpointURL: r2,
            s3Credentials: keysIn("orders-restore-source"),
          },
          instanceSidecarConfiguration: archiveEnv,
        },
      },
    });
    expect(store("orders-archive")).toMatchObject({
      body: {
        spec: {
          configuration: {
            destinationPath: "s3://db-backups/orders",
            endpointURL: r2,
            s3Credentials: keysIn("orders-archive"),
          },
          retentionPolicy: "30d",
          instanceSidecarConfiguration: archiveEnv,
        },
      },
    });
  });

  it("come in an order in which each finds what it refers to", () => {
    expect(rendered(standby).roles).toEqual([
      "source-credentials",
      "source-store",
      "archive-credentials",
      "archive-store",
      "cluster",
      "schedule",
    ]);
  });

  it("hold the keys in Secrets alone, with the region that Barman reads from one", () => {
    const result = rendered(standby);
    expect(result.secret("archive-credentials")?.values).toEqual({
      accessKeyId: "xxx",
      secretAccessKey: "yyy",
      region: "auto",
    });
    const others = result.manifests.filter(({ type }) => type === "object");
    expect(JSON.stringify(others)).not.toMatch(/xxx|yyy/);
  });

  it.each([
    ["stage 1", standby, true],
    ["stage 2", promoted, false],
    ["a recovery", recovering, false],
    ["a fresh database", fresh, false],
  ])(
    "take a base backup at once, and suspend the schedule in stage 1 only: %s",
    (_stage, args, suspend) => {
      expect(rendered(args).object("ScheduledBackup")?.body["spec"]).toEqual({
        schedule: "0 0 2 * * *",
        cluster: { name: "orders" },
        backupOwnerReference: "self",
        immediate: true,
        suspend,
        method: "plugin",
        pluginConfiguration: { name: "barman-cloud.cloudnative-pg.io" },
      });
    },
  );
});

it("the schedule carries the database's acknowledgements beside its own record, for the rule that looks at it", () => {
  const acknowledge = [{ rule: "schedule-removed", reason: "taken by hand" }];
  expect(
    rendered({ ...fresh, acknowledge }).object("ScheduledBackup")?.metadata.annotations,
  ).toEqual({
    "postgres-kubernetes/acknowledged": JSON.stringify(acknowledge),
    "postgres-kubernetes/stage": "fresh",
  });
});
