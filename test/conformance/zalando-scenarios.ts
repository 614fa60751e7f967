/** One database per scenario, in the words of a user. Credentials are placeholders. */
export type Args = Readonly<Record<string, unknown>>;

const credentials = { accessKeyId: "<accessKeyId>", secretAccessKey: "<secretAccessKey>" };
const inSecret = { secretName: "store-keys" };
const cloudflareAccountId = "0123456789abcdef0123456789abcdef";
const source = { bucketName: "old-backups", s3Path: "old/orders/17" };

const database: Args = {
  operator: "zalando",
  operatorVersion: "1.15",
  namespace: "conformance",
  name: "orders",
  postgresVersion: 17,
  storage: { size: "10Gi" },
};

const backedUp = (objectStore: Args): Args => ({
  ...database,
  backup: { bucketName: "db-backups", path: "orders", objectStore },
});

const restored = (objectStore: Args, restore: Args = { enabled: true }): Args => ({
  ...backedUp(objectStore),
  restore: { ...source, ...restore },
});

const r2: Args = { provider: "r2", cloudflareAccountId, credentials };
const hetzner: Args = { provider: "hetzner", location: "fsn1", credentials };

const stores: Readonly<Record<string, Args>> = {
  r2,
  "r2-eu-keys-in-a-secret": {
    provider: "r2",
    cloudflareAccountId,
    jurisdiction: "eu",
    credentials: inSecret,
  },
  "s3-keys": { provider: "s3", region: "eu-central-1", credentials },
  "s3-role-and-kms": {
    provider: "s3",
    region: "eu-central-1",
    credentials: { roleArn: "arn:aws:iam::123456789012:role/postgres-backups" },
    kmsKeyId: "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
  },
  b2: { provider: "b2", region: "us-west-004", credentials },
  hetzner,
  digitalocean: { provider: "digitalocean", region: "fra1", credentials },
  "s3-compatible": {
    provider: "s3-compatible",
    endpoint: "https://minio.storage.svc:9000",
    ca: { secretName: "minio-ca", key: "ca.crt" },
    credentials,
  },
  "s3-compatible-virtual-host": {
    provider: "s3-compatible",
    endpoint: "https://objects.example.com",
    addressing: "virtual-host",
    serverSideEncryption: "AES256",
    credentials,
  },
  "gcs-key": { provider: "gcs", serviceAccountKey: { secretName: "gcs", key: "key.json" } },
  "gcs-identity": { provider: "gcs" },
};

/** The image of operator 1.15 cannot take a role. */
const ownImage: Args = { zalando: { dockerImage: "registry.example.com/spilo-17:wal-g-3.0.8" } };

const each = (prefix: string, make: (store: Args) => Args): Readonly<Record<string, Args>> =>
  Object.fromEntries(
    Object.entries(stores).map(([name, store]) => [
      `${prefix}-${name}`,
      { ...make(store), ...(name.includes("-role-") ? ownImage : {}) },
    ]),
  );

/** Without a version of the operator, which is the newest. */
const onDefault = ({ operatorVersion: _oldest, ...args }: Args): Args => args;

const target = { time: "2026-11-20T12:00:00Z" };

export const scenarios: Readonly<Record<string, Args>> = {
  fresh: database,
  "fresh-with-everything": {
    ...backedUp(r2),
    instances: 3,
    storage: { size: "10Gi", storageClass: "fast-ssd" },
    resources: {
      requests: { cpu: "500m", memory: "1Gi" },
      limits: { cpu: "2", memory: "2Gi" },
    },
    users: { app: ["login", "createdb"], reporting: ["login"], owner: [] },
    databases: { app: { owner: "app" }, reports: { owner: "reporting" } },
    parameters: {
      max_connections: "200",
      shared_buffers: "512MB",
      "pg_stat_statements.max": "10000",
    },
    labels: { team: "payments", "example.com/tier": "gold" },
    zalando: { teamId: "payments", dockerImage: "registry.example.com/spilo-17:4.0-p3" },
  },
  ...each("backup", backedUp),
  ...each("standby", (store) => restored(store)),
  promoted: restored(r2, { enabled: false }),
  "standby-of-another-store": restored(r2, { enabled: true, objectStore: hetzner }),
  "standby-without-an-archive": {
    ...database,
    restore: { ...source, enabled: true, objectStore: r2 },
  },
  "point-in-time": restored(r2, { enabled: true, mode: "one-stage", target }),
  "point-in-time-virtual-host": restored(stores["s3-compatible-virtual-host"] ?? {}, {
    enabled: true,
    mode: "one-stage",
    target,
  }),
  "point-in-time-done": restored(r2, { enabled: false, mode: "one-stage", target }),
  "hostile-but-legal": {
    ...backedUp({
      ...r2,
      credentials: { accessKeyId: `'";$(x)\\`, secretAccessKey: "${y}`#%&" },
    }),
    parameters: {
      log_line_prefix: `%m [%p] 'q' "d" \\ # ; -- {{ x }} \${y} %s`,
      "app.motto": "naïve – Ελληνικά – 日本語 – 🐘 – \u202eright to left",
      "app.injection": "'; DROP TABLE users; --",
      "app.yaml": "yes: [no, ~, null] # & * ! | > @ `",
      "app.number": "0x1F",
      "app.blank": "",
      "app.spaces": "  kept  ",
    },
    users: { "with-dash": ["login"], y: ["login"] },
    databases: { null: { owner: "y" } },
    labels: { "0": "1e3", on: "" },
  },
  "operator-2.0-backup": onDefault(backedUp(r2)),
  "operator-2.0-standby": onDefault(restored(r2)),
};

interface Gated {
  readonly args: Args;
  /** The argument that the library names. */
  readonly path: string;
  /** What the API server says instead, when it is asked. */
  readonly refusedByCrd: RegExp;
}

const streaming = (streamFrom: Args): Args => restored(r2, { enabled: true, streamFrom });

/** Rendered for operator 2.0, and nothing that the server at hand could judge by the CRD of 1.15. */
export const scenariosOn20: Readonly<Record<string, Args>> = {
  "operator-2.0-standby-that-also-streams": onDefault(
    streaming({ host: "old.example.com", port: 5433, slot: "restored" }),
  ),
};

/** What only the CRD of operator 2.0 takes. */
export const onlyIn20: Readonly<Record<string, Gated>> = {
  "PostgreSQL 18": {
    args: { ...database, postgresVersion: 18 },
    path: "postgresVersion",
    refusedByCrd: /spec\.postgresql\.version: Unsupported value: "18"/,
  },
  "a standby that also streams": {
    args: streaming({ host: "old.example.com" }),
    path: "restore.streamFrom",
    refusedByCrd: /spec\.standby/,
  },
  "a standby that streams from a slot": {
    args: streaming({ host: "old.example.com", slot: "restored" }),
    path: "restore.streamFrom",
    refusedByCrd: /spec\.standby/,
  },
};
