import { accepted, refused, type OperatorRows } from "../scenarios";
import { awsRole, azure, r2, recoveryTime } from "./stores";

const bare = {
  operator: "zalando",
  operatorVersion: "1.15",
  postgresVersion: 17,
  storage: { size: "10Gi" },
};
const fresh = { ...bare, backup: { bucketName: "db-backups", path: "orders", ...r2 } };
const source = { bucketName: "old-backups", s3Path: "spilo/orders-old/wal/17", ...r2 };
const standby = { ...fresh, restore: { enabled: true, ...source } };
const promoted = { ...fresh, restore: { enabled: false, ...source } };
const on = (objectStore: object) => ({
  ...fresh,
  backup: { bucketName: "db-backups", path: "orders", objectStore },
});
const oneStage = { ...source, mode: "one-stage", target: recoveryTime };

export const zalandoRows: OperatorRows = {
  installations: [{ operatorVersion: "1.15", definitions: ["zalando"] }],
  rows: {
    fresh: accepted(bare),
    scheduledBackup: accepted(fresh),
    retention: accepted({ ...fresh, backup: { ...fresh.backup, retention: "4w" } }),
    standbyRestore: accepted(standby),
    promotion: accepted(standby, promoted),
    pointInTime: accepted({ ...fresh, restore: { enabled: true, ...oneStage } }),
    heldPointInTime: refused(
      "a standby of the Zalando operator always replays to the end of the archive",
      { ...fresh, restore: { enabled: true, ...source, target: recoveryTime } },
    ),
    streaming: refused("operator 1.15 takes either an archive or a live server, not both", {
      ...fresh,
      restore: { ...standby.restore, streamFrom: { host: "old.example.com" } },
    }),
    replicasInStandby: refused("a standby of the Zalando operator is one pod, got 3", {
      ...standby,
      instances: 3,
    }),
    azure: refused("the Zalando operator has no Azure path for a standby", on(azure)),
    // The image of operator 1.15 cannot take a role.
    workloadIdentity: accepted({
      ...on(awsRole),
      zalando: { dockerImage: "registry.example.com/spilo-17:wal-g-3.0.8" },
    }),
    switchover: refused('unknown key "topology"', { ...fresh, topology: {} }),
    failback: refused("standby-put-back", standby, promoted, standby),
    deletion: { ...accepted(standby, promoted), thenDelete: true },
  },
};
