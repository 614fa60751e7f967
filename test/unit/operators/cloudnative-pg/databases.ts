import type { ClusterSpec } from "../../../../lib/operators/cloudnative-pg/spec";
import { r2Config, rendered as render, type Rendered } from "../../fixtures";

export { problemsOf } from "../../fixtures";

/** The least a database of this operator needs, and each stage of its life. */
const options = { imageName: "registry.example.com/postgresql:17.6" } as const;

export const bare = {
  operator: "cloudnative-pg",
  namespace: "postgres-orders",
  postgresVersion: 17,
  storage: { size: "10Gi" },
  cloudNativePg: options,
} as const;

export const fresh = {
  ...bare,
  backup: { bucketName: "db-backups", path: "orders", r2Config },
} as const;

export const source = {
  bucketName: "old-backups",
  s3Path: "cnpg/orders-old",
  r2Config,
} as const;

export const standby = { ...fresh, restore: { enabled: true, ...source } } as const;
export const promoted = { ...fresh, restore: { enabled: false, ...source } } as const;

export const target = { time: "2026-11-20T12:00:00Z" } as const;
const recovery = { mode: "one-stage", target, ...source } as const;
export const recovering = { ...fresh, restore: { enabled: true, ...recovery } } as const;
export const opened = { ...fresh, restore: { enabled: false, ...recovery } } as const;

const key = (name: string) => ({ secretName: "origin-replication", key: name });
const tls = { cert: key("tls.crt"), key: key("tls.key"), rootCert: key("ca.crt") };
export const streamFrom = { host: "old.example.com", tls };
export const copied = { ...fresh, restore: { enabled: true, streamFrom } };

export const peer = {
  name: "south",
  bucketName: "south-backups",
  s3Path: "orders/initial-pg17",
  r2Config,
} as const;
export const topology = { self: "central", primary: "south", peer } as const;
export const follower = withOptions({ topology }, standby);
export const leader = withOptions({ topology: { ...topology, primary: "central" } }, promoted);

export function withOptions<O extends object, B extends object = typeof fresh>(
  more: O,
  base: B = fresh as unknown as B,
) {
  return { ...base, cloudNativePg: { ...options, ...more } };
}

export function rendered(args: unknown): Rendered & { readonly cr: ClusterSpec } {
  const result = render(args);
  return Object.assign(result, { cr: result.cluster.body["spec"] as ClusterSpec });
}

/** Text in the form of a promotion token. */
export const token = "eyJkYXRhYmFzZSI6Im9yZGVycyJ9";

/** The topology with another value here and there. */
export const inTopology = (more: object, base: object) =>
  withOptions({ topology: { ...topology, ...more } }, base);

/** The peer as the other of the two knows it. */
export const north = { ...peer, name: "north" };
