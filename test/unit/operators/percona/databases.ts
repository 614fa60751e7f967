import type { ClusterSpec } from "../../../../lib/operators/percona/spec";
import { keys, r2Config, rendered as render, type Rendered } from "../../fixtures";

/** The least a database of this operator needs, and each stage of its life. */
export const bare = {
  operator: "percona",
  namespace: "postgres-orders",
  postgresVersion: 16,
  storage: { size: "10Gi" },
} as const;

export const fresh = {
  ...bare,
  backup: { bucketName: "db-backups", path: "orders", r2Config },
} as const;

export const source = {
  bucketName: "old-backups",
  s3Path: "pgbackrest/old-orders/repo1",
  r2Config,
} as const;

export const standby = { ...fresh, restore: { enabled: true, ...source } } as const;
export const promoted = { ...fresh, restore: { enabled: false, ...source } } as const;

const recovery = {
  mode: "one-stage",
  target: { time: "2026-11-20T12:00:00Z" },
  ...source,
} as const;
export const recovering = { ...fresh, restore: { enabled: true, ...recovery } } as const;
export const opened = { ...fresh, restore: { enabled: false, ...recovery } } as const;

/** Stores by name, each as `backup` and `restore` take it. */
export const stores = {
  s3: { provider: "s3", region: "eu-central-1", credentials: keys },
  role: {
    provider: "s3",
    region: "eu-central-1",
    credentials: { roleArn: "arn:aws:iam::123456789012:role/postgres-backups" },
  },
  minio: {
    provider: "s3-compatible",
    endpoint: "https://minio.storage.svc:9000",
    ca: { secretName: "minio-ca", key: "ca.pem" },
    credentials: keys,
  },
  secret: {
    provider: "s3",
    region: "eu-central-1",
    credentials: { secretName: "backup-keys" },
  },
  gcs: {
    provider: "gcs",
    serviceAccountKey: { secretName: "gcs-account", key: "account.json" },
  },
  workloadIdentity: { provider: "gcs" },
} as const;

export const onStore = (objectStore: object) => ({
  ...bare,
  backup: { bucketName: "db-backups", path: "orders", objectStore },
});

export function rendered(args: unknown): Rendered & { readonly cr: ClusterSpec } {
  const result = render(args);
  return Object.assign(result, { cr: result.cluster.body["spec"] as ClusterSpec });
}
