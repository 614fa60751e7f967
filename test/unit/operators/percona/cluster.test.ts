import { planDatabase } from "../../../../lib/plan-database";
import { renderDatabase } from "../../../../lib/render-database";
import { bare, fresh, rendered } from "./databases";

describe("a fresh database", () => {
  it("is a PerconaPGCluster with one repository of its own and a Secret with its keys", () => {
    const { roles, cluster, cr } = rendered(fresh);
    expect(roles).toEqual(["archive-credentials", "cluster"]);
    expect(cluster).toMatchObject({
      apiVersion: "pgv2.percona.com/v2",
      kind: "PerconaPGCluster",
      holdsData: true,
      metadata: { name: "orders", namespace: "postgres-orders" },
    });
    expect(cr).toEqual({
      crVersion: "2.9.0",
      postgresVersion: 16,
      instances: [
        {
          name: "i1",
          replicas: 1,
          dataVolumeClaimSpec: {
            accessModes: ["ReadWriteOnce"],
            resources: { requests: { storage: "10Gi" } },
          },
        },
      ],
      backups: {
        pgbackrest: {
          repos: [
            {
              name: "repo1",
              s3: {
                bucket: "db-backups",
                endpoint: "0123456789abcdef0123456789abcdef.r2.cloudflarestorage.com",
                region: "auto",
              },
              schedules: { full: "0 2 * * *" },
            },
          ],
          global: {
            "repo1-path": "/orders/initial",
            "repo1-s3-uri-style": "path",
            "repo1-retention-full": "30",
            "repo1-retention-full-type": "time",
          },
          configuration: [
            { secret: { name: "orders-archive", items: [{ key: "own.conf", path: "own.conf" }] } },
          ],
        },
      },
    });
  });

  it("counts full backups when asked to", () => {
    const { cr } = rendered({
      ...fresh,
      backup: { ...fresh.backup, retention: { fullBackups: 7 } },
    });
    expect(cr.backups.pgbackrest?.global).toMatchObject({
      "repo1-retention-full": "7",
      "repo1-retention-full-type": "count",
    });
  });

  it("says that it has no backups where the operator can do without", () => {
    expect(rendered(bare).cr.backups).toEqual({ enabled: false });
  });

  it("never carries a finalizer, least of all the one that empties the repository", () => {
    expect(JSON.stringify(rendered(fresh).manifests)).not.toContain("finalizer");
  });

  it.each(["2.5", "2.8", "2.9", "3.0"] as const)("pins the behaviour of operator %s", (version) => {
    expect(rendered({ ...fresh, operatorVersion: version }).cr.crVersion).toBe(`${version}.0`);
  });

  it("pins another behaviour when asked to", () => {
    expect(rendered({ ...fresh, percona: { crVersion: "2.8.2" } }).cr.crVersion).toBe("2.8.2");
  });
});

describe("neutral fields", () => {
  const users = { app: ["login", "createdb"], reader: [] } as const;
  const databases = { orders: { owner: "app" }, audit: { owner: "app" } };

  it("gives each role the databases it owns and their public schema", () => {
    expect(rendered({ ...fresh, users, databases }).cr.users).toEqual([
      {
        name: "app",
        databases: ["orders", "audit"],
        options: "LOGIN CREATEDB",
        grantPublicSchemaAccess: true,
      },
      { name: "reader" },
    ]);
  });

  it("leaves the public schema alone where it is open anyway or the operator has no word for it", () => {
    const granted = (args: object) =>
      rendered({ ...fresh, users, databases, ...args }).cr.users?.[0]?.grantPublicSchemaAccess;
    expect(granted({ postgresVersion: 14 })).toBeUndefined();
    expect(granted({ operatorVersion: "2.5" })).toBeUndefined();
  });

  it("puts resources, storage class, settings, labels and images where the operator looks", () => {
    const { cr, cluster } = rendered({
      ...fresh,
      instances: 3,
      storage: { size: "20Gi", storageClass: "fast" },
      resources: { requests: { cpu: "500m" }, limits: { memory: "1Gi" } },
      parameters: { max_connections: "200" },
      labels: { team: "orders" },
      percona: {
        images: { postgres: "pg:16", pgBackRest: "pgbackrest:2", pgBouncer: "pgbouncer:1" },
      },
    });
    expect(cr.instances[0]).toMatchObject({
      replicas: 3,
      resources: { requests: { cpu: "500m" }, limits: { memory: "1Gi" } },
      dataVolumeClaimSpec: {
        storageClassName: "fast",
        resources: { requests: { storage: "20Gi" } },
      },
    });
    expect(cr.patroni).toEqual({
      dynamicConfiguration: { postgresql: { parameters: { max_connections: "200" } } },
    });
    expect(cr.metadata).toEqual({ labels: { team: "orders" } });
    expect(cluster.metadata.labels).toMatchObject({ team: "orders" });
    expect(cr.image).toBe("pg:16");
    expect(cr.backups.pgbackrest?.image).toBe("pgbackrest:2");
    expect(cr.proxy).toEqual({ pgBouncer: { image: "pgbouncer:1" } });
  });
});

describe("one-time SQL", () => {
  const setup = { image: "postgres:16", sql: "select 1;" };

  it("makes the operator write the superuser's Secret, beside what it would have made anyway", () => {
    expect(rendered({ ...fresh, setup }).cr.users).toEqual([
      { name: "postgres" },
      { name: "orders", databases: ["orders"] },
    ]);
    const users = { app: ["login"] };
    expect(rendered({ ...fresh, setup, users }).cr.users).toEqual([
      { name: "postgres" },
      { name: "app", options: "LOGIN" },
    ]);
    const own = { postgres: ["login"] };
    expect(rendered({ ...fresh, setup, users: own }).cr.users).toHaveLength(1);
  });

  it("reads the name from the key the operator uses", () => {
    const { operator, plan } = planDatabase("orders", { ...fresh, setup });
    const job = JSON.stringify(renderDatabase({ operator, plan }));
    expect(job).toContain('{"name":"orders-pguser-postgres","key":"user"}');
    expect(job).not.toContain('"key":"username"');
  });
});
