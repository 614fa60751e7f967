import { planDatabase } from "../../../../lib/plan-database";
import { fresh, rendered, standby, withOptions } from "./databases";

const rich = {
  ...withOptions({
    applicationDatabase: "orders",
    passwordSecrets: { app: "app-password", reader: "reader-password" },
    walStorage: { size: "5Gi" },
    tablespaces: { fast: { size: "5Gi", storageClass: "ssd" } },
    pooler: { instances: 2, poolMode: "transaction" },
    backups: ["before-upgrade"],
    podMonitor: true,
  }),
  instances: 3,
  parameters: { max_connections: "200" },
  users: { app: ["login"], reader: ["login", "createdb"], staff: ["nologin"] },
  databases: { orders: { owner: "app" }, audit_log: { owner: "reader" } },
};

describe("roles", () => {
  it("are managed, apart from the application's owner, which the bootstrap makes", () => {
    expect(rendered(rich).cr.managed).toEqual({
      roles: [
        {
          name: "reader",
          ensure: "present",
          login: true,
          createdb: true,
          passwordSecret: { name: "reader-password" },
        },
        { name: "staff", ensure: "present", login: false },
      ],
    });
    expect(rendered(rich).cr.bootstrap.initdb).toEqual({
      database: "orders",
      owner: "app",
      secret: { name: "app-password" },
    });
  });

  it("of an owner with more than a login are managed too", () => {
    const users = { ...rich.users, app: ["login", "createrole"] };
    expect(rendered({ ...rich, users }).cr.managed?.roles[0]).toEqual({
      name: "app",
      ensure: "present",
      login: true,
      createrole: true,
      passwordSecret: { name: "app-password" },
    });
  });

  it("have their passwords where the operator or the user puts them", () => {
    const { operator, plan } = planDatabase("orders", rich);
    const { secretOf } = operator.connection(plan);
    expect(["app", "reader", "staff"].map(secretOf)).toEqual([
      "app-password",
      "reader-password",
      undefined,
    ]);
    const made = planDatabase("orders", fresh);
    expect(made.operator.connection(made.plan).secretOf("app")).toBe("orders-app");
  });
});

it("keeps the owner's password through a restore: the operator sets it again from the Secret", () => {
  const restored = { ...rich, restore: standby.restore };
  expect(rendered(restored).cr.bootstrap.recovery).toEqual({
    source: "origin",
    database: "orders",
    owner: "app",
    secret: { name: "app-password" },
  });
});

it("renders volumes, pooler, databases, named backups and the PodMonitor", () => {
  const result = rendered(rich);
  expect(result.cr.walStorage).toEqual({ size: "5Gi" });
  expect(result.cr.tablespaces).toEqual([
    { name: "fast", storage: { size: "5Gi", storageClass: "ssd" } },
  ]);
  expect(result.object("Pooler")).toMatchObject({
    metadata: { name: "orders-pooler" },
    body: {
      spec: {
        cluster: { name: "orders" },
        type: "rw",
        instances: 2,
        pgbouncer: { poolMode: "transaction" },
      },
    },
  });
  expect(result.object("Database")).toMatchObject({
    metadata: { name: "orders-audit-log" },
    body: {
      spec: {
        name: "audit_log",
        owner: "reader",
        cluster: { name: "orders" },
        databaseReclaimPolicy: "retain",
      },
    },
  });
  expect(result.object("PodMonitor")?.body["spec"]).toEqual({
    selector: { matchLabels: { "cnpg.io/cluster": "orders", "cnpg.io/podRole": "instance" } },
    podMetricsEndpoints: [{ port: "metrics" }],
  });
});

describe("a backup by name", () => {
  const named = (archiver: string) => rendered(withOptions({ archiver, backups: ["now"] }));

  it("says its method and never changes once it exists, since the API server refuses that", () => {
    expect(named("plugin").object("Backup")).toMatchObject({
      metadata: { name: "orders-now" },
      creationOnly: ["spec"],
      body: {
        spec: {
          cluster: { name: "orders" },
          method: "plugin",
          pluginConfiguration: { name: "barman-cloud.cloudnative-pg.io" },
        },
      },
    });
    expect(named("in-tree").object("Backup")?.body["spec"]).toEqual({
      cluster: { name: "orders" },
      method: "barmanObjectStore",
    });
  });
});

it("imports from a live server", () => {
  const password = { secretName: "old-server", key: "password" };
  const server = { host: "old.example.com", user: "app", database: "shop", password };
  const { cr } = rendered(withOptions({ import: server }));
  expect(cr.bootstrap.initdb).toEqual({
    database: "app",
    owner: "app",
    import: {
      type: "microservice",
      databases: ["shop"],
      schemaOnly: false,
      source: { externalCluster: "import-source" },
    },
  });
  expect(cr.externalClusters).toEqual([
    {
      name: "import-source",
      connectionParameters: { host: "old.example.com", port: "5432", user: "app", dbname: "shop" },
      password: { name: "old-server", key: "password" },
    },
  ]);
});

it("archives each major into a folder of its own", () => {
  const image = { imageName: "registry.example.com/postgresql:18.1" };
  const next = withOptions(image, { ...fresh, postgresVersion: 18 });
  expect(rendered(fresh).annotation("archive")).toBe("s3://db-backups/orders/initial-pg17");
  expect(rendered(next).annotation("archive")).toBe("s3://db-backups/orders/initial-pg18");
});

describe("in-tree and plugin", () => {
  const inTree = rendered(withOptions({ archiver: "in-tree" }, standby));
  const plugin = rendered(standby);

  it("mean the same folders", () => {
    expect(inTree.annotation("archive")).toBe(plugin.annotation("archive"));
    expect(inTree.cr.backup?.barmanObjectStore.serverName).toBe(
      plugin.cr.plugins?.[0]?.parameters.serverName,
    );
    expect(inTree.cr.externalClusters?.[0]?.barmanObjectStore?.serverName).toBe("orders-old");
  });

  it("never stand side by side", () => {
    expect(inTree.cr).not.toHaveProperty("plugins");
    expect(plugin.cr).not.toHaveProperty("backup");
    expect(inTree.object("ObjectStore")).toBeUndefined();
  });

  it("have the checksum settings where the tools run", () => {
    expect(inTree.cr.env?.map(({ name }) => name)).toEqual([
      "AWS_REQUEST_CHECKSUM_CALCULATION",
      "AWS_RESPONSE_CHECKSUM_VALIDATION",
    ]);
    expect(plugin.cr).not.toHaveProperty("env");
  });
});
