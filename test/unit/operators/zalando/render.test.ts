import { account, bare, fresh, promoted, recovering, rendered, standby } from "../../fixtures";

const endpoint = `https://${account}.r2.cloudflarestorage.com`;
const ref = (name: string, key: string) => ({ valueFrom: { secretKeyRef: { name, key } } });
const labels = {
  "app.kubernetes.io/name": "postgresql",
  "app.kubernetes.io/instance": "orders",
  "app.kubernetes.io/managed-by": "postgres-kubernetes",
};

const archiveEnv = (path: string) => [
  { name: "USE_WALG_BACKUP", value: "true" },
  { name: "WALG_S3_PREFIX", value: `s3://db-backups/${path}` },
  { name: "AWS_ENDPOINT", value: endpoint },
  { name: "AWS_S3_FORCE_PATH_STYLE", value: "true" },
  { name: "AWS_REGION", value: "auto" },
  { name: "WALG_DISABLE_S3_SSE", value: "true" },
  { name: "AWS_ACCESS_KEY_ID", ...ref("orders-archive", "accessKeyId") },
  { name: "AWS_SECRET_ACCESS_KEY", ...ref("orders-archive", "secretAccessKey") },
  { name: "WALG_PREVENT_WAL_OVERWRITE", value: "true" },
  { name: "BACKUP_SCHEDULE", value: "0 2 * * *" },
  { name: "BACKUP_NUM_TO_RETAIN", value: "30" },
];

const standbyEnv = [
  { name: "STANDBY_AWS_ENDPOINT", value: endpoint },
  { name: "STANDBY_AWS_S3_FORCE_PATH_STYLE", value: "true" },
  { name: "STANDBY_AWS_REGION", value: "auto" },
  { name: "STANDBY_WALG_DISABLE_S3_SSE", value: "true" },
  { name: "STANDBY_AWS_ACCESS_KEY_ID", ...ref("orders-restore-source", "accessKeyId") },
  { name: "STANDBY_AWS_SECRET_ACCESS_KEY", ...ref("orders-restore-source", "secretAccessKey") },
  { name: "STANDBY_USE_WALG_RESTORE", value: "true" },
];

const secret = (role: string, name: string) => ({
  type: "secret",
  role,
  metadata: { name, namespace: "postgres-orders", labels },
  values: { accessKeyId: "xxx", secretAccessKey: "yyy" },
});

const cluster = (annotations: object, spec: object) => ({
  type: "object",
  role: "cluster",
  apiVersion: "acid.zalan.do/v1",
  kind: "postgresql",
  metadata: { name: "orders", namespace: "postgres-orders", labels, annotations },
  body: {
    spec: {
      teamId: "postgres",
      numberOfInstances: 1,
      postgresql: { version: "17" },
      volume: { size: "10Gi" },
      ...spec,
    },
  },
  holdsData: true,
});

const restored = String(rendered(standby).plan.archive?.path);
const recovered = String(rendered(recovering).plan.archive?.path);
const sourceUrl = "s3://old-backups/backups/old-orders/17";

describe("the objects of a database", () => {
  it("without anything but the necessary", () => {
    expect(rendered(bare).manifests).toEqual([
      cluster({ "postgres-kubernetes/stage": "fresh" }, {}),
    ]);
  });

  it("that is fresh and backed up", () => {
    expect(rendered(fresh).manifests).toEqual([
      secret("archive-credentials", "orders-archive"),
      cluster(
        {
          "postgres-kubernetes/stage": "fresh",
          "postgres-kubernetes/archive": "s3://db-backups/orders/initial/17",
        },
        { env: archiveEnv("orders/initial/17") },
      ),
    ]);
  });

  it("in stage 1", () => {
    expect(restored).toMatch(/^orders\/restored-[0-9a-f]{10}\/17$/);
    expect(rendered(standby).manifests).toEqual([
      secret("source-credentials", "orders-restore-source"),
      secret("archive-credentials", "orders-archive"),
      cluster(
        {
          "postgres-kubernetes/stage": "standby",
          "postgres-kubernetes/source": sourceUrl,
          "postgres-kubernetes/archive": `s3://db-backups/${restored}`,
        },
        { standby: { s3_wal_path: sourceUrl }, env: [...standbyEnv, ...archiveEnv(restored)] },
      ),
    ]);
  });

  it("in stage 2", () => {
    expect(rendered(promoted).manifests).toEqual([
      secret("archive-credentials", "orders-archive"),
      cluster(
        {
          "postgres-kubernetes/stage": "promoted",
          "postgres-kubernetes/source": sourceUrl,
          "postgres-kubernetes/archive": `s3://db-backups/${restored}`,
        },
        { env: archiveEnv(restored) },
      ),
    ]);
  });

  it("that recovers to a point in time", () => {
    expect(rendered(recovering).manifests).toEqual([
      secret("source-credentials", "orders-restore-source"),
      secret("archive-credentials", "orders-archive"),
      cluster(
        {
          "postgres-kubernetes/stage": "recovering",
          "postgres-kubernetes/source": sourceUrl,
          "postgres-kubernetes/target": "time 2026-11-20T12:00:00+00:00",
          "postgres-kubernetes/archive": `s3://db-backups/${recovered}`,
        },
        {
          clone: {
            cluster: "orders",
            timestamp: "2026-11-20T12:00:00+00:00",
            s3_wal_path: sourceUrl,
            s3_endpoint: endpoint,
            s3_force_path_style: true,
          },
          env: [
            { name: "CLONE_AWS_REGION", value: "auto" },
            { name: "CLONE_WALG_DISABLE_S3_SSE", value: "true" },
            { name: "CLONE_AWS_ACCESS_KEY_ID", ...ref("orders-restore-source", "accessKeyId") },
            {
              name: "CLONE_AWS_SECRET_ACCESS_KEY",
              ...ref("orders-restore-source", "secretAccessKey"),
            },
            ...archiveEnv(recovered),
          ],
        },
      ),
    ]);
  });

  it("that was recovered to a point in time and promoted", () => {
    const { spec, roles } = rendered({
      ...recovering,
      restore: { ...recovering.restore, enabled: false },
    });
    expect(roles).toEqual(["archive-credentials", "cluster"]);
    expect(spec.clone).toBeUndefined();
    expect(spec.env).toEqual(archiveEnv(recovered));
  });
});

describe("the postgresql object", () => {
  it("carries everything else a user says, under the operator's names", () => {
    const { spec, cluster: object } = rendered({
      ...fresh,
      name: "orders-db",
      instances: 3,
      storage: { size: "1.5T", storageClass: "fast" },
      resources: { requests: { cpu: "1000m", memory: "1Gi" }, limits: { memory: "2Gi" } },
      users: { app: ["login", "createdb"], reader: [] },
      databases: { orders: { owner: "app" } },
      parameters: { max_connections: "200" },
      labels: { team: "payments" },
      zalando: { teamId: "payments", dockerImage: "registry.example.com/zalando/spilo-17:4.0-p3" },
    });
    expect({ ...spec, env: undefined }).toEqual({
      teamId: "payments",
      numberOfInstances: 3,
      postgresql: { version: "17", parameters: { max_connections: "200" } },
      volume: { size: "1.5T", storageClass: "fast" },
      resources: { requests: { cpu: "1000m", memory: "1Gi" }, limits: { memory: "2Gi" } },
      users: { app: ["login", "createdb"], reader: [] },
      databases: { orders: "app" },
      dockerImage: "registry.example.com/zalando/spilo-17:4.0-p3",
    });
    expect(object.metadata.labels).toEqual({
      ...labels,
      team: "payments",
      "app.kubernetes.io/instance": "orders-db",
    });
  });

  it("streams from a live server beside the archive when asked to", () => {
    const streamFrom = { host: "old.example.com", port: 5433, slot: "orders_2" };
    const { spec } = rendered({ ...standby, restore: { ...standby.restore, streamFrom } });
    expect(spec.standby).toEqual({
      s3_wal_path: sourceUrl,
      standby_host: "old.example.com",
      standby_port: "5433",
      standby_primary_slot_name: "orders_2",
    });
  });

  it("streams without a slot unless one is named", () => {
    const streamFrom = { host: "old.example.com" };
    const { spec } = rendered({ ...standby, restore: { ...standby.restore, streamFrom } });
    expect(spec.standby).toEqual({
      s3_wal_path: sourceUrl,
      standby_host: "old.example.com",
      standby_port: "5432",
    });
  });

  it("keeps as many backups as were counted", () => {
    const backup = { ...fresh.backup, retention: { fullBackups: 7 }, schedule: "30 1 * * 0" };
    const result = rendered({ ...fresh, backup });
    expect(result.env("BACKUP_NUM_TO_RETAIN")).toBe("7");
    expect(result.env("BACKUP_SCHEDULE")).toBe("30 1 * * 0");
  });
});
