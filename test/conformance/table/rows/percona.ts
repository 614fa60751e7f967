import { accepted, refused, type OperatorRows } from "../scenarios";
import { awsRole, azure, r2, recoveryTime } from "./stores";

// The operator's own Deployment names no images, so every database does.
const images = {
  postgres: "registry.example.com/percona-distribution-postgresql:16.11-1",
  pgBackRest: "registry.example.com/percona-pgbackrest:2.58.0-1",
};
const bare = {
  operator: "percona",
  postgresVersion: 16,
  storage: { size: "10Gi" },
  percona: { images },
};
const fresh = { ...bare, backup: { bucketName: "db-backups", path: "orders", ...r2 } };
const source = { bucketName: "old-backups", s3Path: "pgbackrest/orders-old/repo1", ...r2 };
const standby = { ...fresh, restore: { enabled: true, ...source } };
const promoted = { ...fresh, restore: { enabled: false, ...source } };
const on = (objectStore: object) => ({
  ...fresh,
  backup: { bucketName: "db-backups", path: "orders", objectStore },
});
const oneStage = { ...source, mode: "one-stage", target: recoveryTime };
const recovering = { ...fresh, restore: { enabled: true, ...oneStage } };
const opened = { ...fresh, restore: { enabled: false, ...oneStage } };

export const perconaRows: OperatorRows = {
  installations: [
    { operatorVersion: "2.5", definitions: ["percona-2.5"] },
    { operatorVersion: "2.9", definitions: ["percona"] },
  ],
  rows: {
    fresh: accepted(fresh),
    scheduledBackup: accepted(fresh),
    retention: accepted({ ...fresh, backup: { ...fresh.backup, retention: { fullBackups: 7 } } }),
    standbyRestore: accepted(standby),
    promotion: accepted(standby, promoted),
    pointInTime: accepted(recovering),
    heldPointInTime: accepted(recovering, opened),
    streaming: refused("streamFrom", {
      ...fresh,
      restore: { ...standby.restore, streamFrom: { host: "old.example.com" } },
    }),
    replicasInStandby: accepted({ ...standby, instances: 3 }),
    azure: refused('"azure" cannot be used here', on(azure)),
    workloadIdentity: accepted(on(awsRole)),
    switchover: refused('unknown key "topology"', { ...fresh, topology: {} }),
    failback: refused("standby-put-back", standby, promoted, standby),
    deletion: { ...accepted(standby, promoted), thenDelete: true },
  },
};
