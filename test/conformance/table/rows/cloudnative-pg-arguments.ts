import { r2, recoveryTime } from "./stores";

const options = { imageName: "registry.example.com/postgresql:17.6" };
/** The least a database needs. */
export const bare = {
  operator: "cloudnative-pg",
  postgresVersion: 17,
  storage: { size: "10Gi" },
  cloudNativePg: options,
};
export const fresh = { ...bare, backup: { bucketName: "db-backups", path: "orders", ...r2 } };
export const source = { bucketName: "old-backups", s3Path: "cnpg/orders-old", ...r2 };
export const standby = { ...fresh, restore: { enabled: true, ...source } };
export const promoted = { ...fresh, restore: { enabled: false, ...source } };
export const oneStage = { ...source, mode: "one-stage", target: recoveryTime };
export const key = { secretName: "origin-replication", key: "tls.key" };
export const streamFrom = { host: "old.example.com", tls: { cert: key, key, rootCert: key } };

/** South began as the primary, central as its copy; seen from central. */
const archiveOfSouth = { bucketName: "db-backups", s3Path: "south/initial-pg17", ...r2 };
const peer = { name: "south", ...archiveOfSouth };
export const at = (primary: string, more: object = {}) => ({
  ...fresh,
  restore: { ...archiveOfSouth, enabled: primary !== "central" },
  cloudNativePg: { ...options, topology: { self: "central", primary, peer, ...more } },
});
/** The same, seen from south. */
const central = { name: "central", bucketName: "db-backups", s3Path: "orders/restored", ...r2 };
export const south = (primary: string, more: object = {}) => ({
  ...fresh,
  cloudNativePg: { ...options, topology: { self: "south", primary, peer: central, ...more } },
});

export const withOptions = (more: object, base: object = fresh) => ({
  ...base,
  cloudNativePg: { ...options, ...more },
});
