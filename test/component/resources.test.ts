import * as pulumi from "@pulumi/pulumi";
import { PostgresKubernetes } from "../../lib/component";
import type { PostgresKubernetesArgs } from "../../lib/operators/registry";
import { arrived, bare, fresh, promoted, rendered, standby, valueOf } from "../unit/fixtures";
import {
  forget,
  options,
  recorder,
  registered,
  registeredBy,
  secretInput,
  startMocks,
} from "./mock-engine";

const componentType = "postgres-kubernetes:index:PostgresKubernetes";
const clusterType = "kubernetes:acid.zalan.do/v1:postgresql";
const secretType = "kubernetes:core/v1:Secret";

const create = (args: object, opts: pulumi.ComponentResourceOptions = {}) =>
  new PostgresKubernetes("orders", args as PostgresKubernetesArgs, {
    transformations: [recorder],
    ...opts,
  });
const named = (name: string) =>
  registered.find((resource) => resource.name === name && resource.isCustom);

beforeEach(forget);

describe.each([
  ["up", false],
  ["preview", true],
])("in %s", (_mode, preview) => {
  beforeAll(() => startMocks(preview));

  it("stage 1 creates a Secret for each pair of keys, then the cluster", async () => {
    const resources = await registeredBy(create(standby));
    expect(resources.map(({ type, name }) => [type, name])).toEqual([
      [componentType, "orders"],
      [secretType, "orders-source-credentials"],
      [secretType, "orders-archive-credentials"],
      [clusterType, "orders"],
    ]);
  });

  it("stage 2 lets the source's Secret go", async () => {
    const resources = await registeredBy(create(promoted));
    expect(resources.map(({ name }) => name)).toEqual([
      "orders",
      "orders-archive-credentials",
      "orders",
    ]);
  });

  it("a bare database is one object", async () => {
    expect(await registeredBy(create(bare))).toHaveLength(2);
  });

  it("the cluster is what was rendered", async () => {
    await registeredBy(create(standby));
    const { cluster } = rendered(standby);
    expect(named("orders")?.inputs).toEqual({
      apiVersion: "acid.zalan.do/v1",
      kind: "postgresql",
      metadata: await arrived(cluster.metadata),
      spec: await arrived(cluster.body["spec"]),
    });
  });

  it("physical names are those of the arguments", async () => {
    await registeredBy(create({ ...standby, name: "orders-db" }));
    const names = registered
      .filter(({ isCustom }) => isCustom)
      .map(({ inputs }) => (inputs["metadata"] as { name: string }).name);
    expect(names).toEqual(["orders-db-restore-source", "orders-db-archive", "orders-db"]);
  });

  it("keys reach a Secret alone, and are secret there", async () => {
    await registeredBy(create(standby));
    const values = secretInput({ accessKeyId: "xxx", secretAccessKey: "yyy" });
    expect(named("orders-archive-credentials")?.inputs["stringData"]).toEqual(values);
    expect(named("orders-source-credentials")?.inputs["stringData"]).toEqual(values);
    const others = registered.filter(({ type }) => type !== secretType);
    expect(JSON.stringify(others)).not.toMatch(/"(xxx|yyy)"/);
  });

  it("state keeps of the arguments what is no secret", async () => {
    await registeredBy(create(standby));
    expect(registered[0]?.inputs).toEqual({
      clusterName: "orders",
      namespace: "postgres-orders",
      operator: "zalando",
      operatorVersion: "2.0",
      postgresVersion: 17,
      stage: "standby",
    });
  });

  it("children belong to the component, and each waits for those before it", async () => {
    const database = create(standby);
    await registeredBy(database);
    const [, sourceKeys, archiveKeys, cluster] = options;
    expect([sourceKeys, archiveKeys, cluster].map((child) => child?.opts.parent)).toEqual([
      database,
      database,
      database,
    ]);
    expect(cluster?.opts.dependsOn).toEqual([
      database.nodes["source-credentials"],
      database.nodes["archive-credentials"],
    ]);
  });

  it("the cluster alone is protected, unless the arguments say otherwise", async () => {
    await registeredBy(create(standby));
    expect(options.map(({ opts }) => opts.protect)).toEqual([
      undefined,
      undefined,
      undefined,
      true,
    ]);
    forget();
    await registeredBy(create({ ...standby, deletionProtection: false }));
    expect(options.at(-1)?.opts.protect).toBe(false);
  });

  it.each([
    ["fresh", fresh, true],
    ["standby", standby, false],
    ["promoted", promoted, true],
  ] as const)("a %s database tells where it is", async (stage, args, writable) => {
    const database = create({ ...args, users: { app: ["login"] } });
    await registeredBy(database);
    expect(database.stage).toBe(stage);
    expect(database.clusterName).toBe("orders");
    expect(database.connection).toEqual({
      service: "orders",
      replicaService: "orders-repl",
      secrets: { app: "app.orders.credentials.postgresql.acid.zalan.do" },
      writable,
    });
    expect(await valueOf(database.namespace)).toBe("postgres-orders");
    expect(await valueOf(database.archiveUrl)).toBe(rendered(args).annotation("archive"));
    expect(await valueOf(database.sourceUrl)).toBe(
      stage === "fresh" ? "" : "s3://old-backups/backups/old-orders/17",
    );
    expect(Object.keys(database.nodes).at(-1)).toBe("cluster");
  });

  it("without backups it has no archive", async () => {
    const database = create(bare);
    await registeredBy(database);
    expect(await valueOf(database.archiveUrl)).toBe("");
  });

  it("secret leaves stay secret in the cluster object", async () => {
    const backup = { ...fresh.backup, bucketName: pulumi.secret("quiet-bucket") };
    await registeredBy(create({ ...fresh, backup }));
    expect(named("orders")?.inputs["spec"]).toEqual(secretInput(expect.anything()));
  });
});
