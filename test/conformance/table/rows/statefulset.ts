import { accepted, refused, type OperatorRows } from "../scenarios";
import { awsRole, azure, r2, recoveryTime } from "./stores";

const bare = {
  operator: "statefulset",
  postgresVersion: 17,
  storage: { size: "10Gi" },
  statefulSet: {
    image: "postgres:17.6",
    toolsImage: "rclone/rclone:1.74.1",
    passwords: { postgres: { secretName: "postgres-password" } },
  },
};
const fresh = { ...bare, backup: { bucketName: "db-backups", path: "orders", ...r2 } };
const source = { bucketName: "old-backups", s3Path: "orders-old/initial/17", ...r2 };
const standby = { ...fresh, restore: { enabled: true, ...source } };
const promoted = { ...fresh, restore: { enabled: false, ...source } };
const on = (objectStore: object) => ({
  ...fresh,
  backup: { bucketName: "db-backups", path: "orders", objectStore },
});
const paused = { ...fresh, restore: { enabled: true, ...source, target: recoveryTime } };
const opened = { ...fresh, restore: { enabled: false, ...source, target: recoveryTime } };

export const statefulSetRows: OperatorRows = {
  // Kubernetes' own kinds; there is no operator to have a version.
  installations: [{ operatorVersion: undefined, definitions: [] }],
  rows: {
    fresh: accepted(bare),
    scheduledBackup: accepted(fresh),
    retention: accepted({ ...fresh, backup: { ...fresh.backup, retention: { fullBackups: 7 } } }),
    standbyRestore: accepted(standby),
    promotion: accepted(standby, promoted),
    pointInTime: accepted(paused),
    heldPointInTime: accepted(paused, opened),
    streaming: refused("streamFrom", {
      ...fresh,
      restore: { ...standby.restore, streamFrom: { host: "old.example.com" } },
    }),
    replicasInStandby: refused("a plain StatefulSet runs one server, got 3", {
      ...standby,
      instances: 3,
    }),
    azure: refused('"azure" cannot be used here', on(azure)),
    workloadIdentity: accepted(on(awsRole)),
    switchover: refused('unknown key "topology"', { ...fresh, topology: {} }),
    failback: refused("standby-put-back", standby, promoted, standby),
    deletion: { ...accepted(standby, promoted), thenDelete: true },
  },
};
