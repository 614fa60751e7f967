import type { Capabilities } from "../capabilities";

export const capabilities: Capabilities = {
  fresh: { can: "yes", how: "`bootstrap.initdb`.", source: "v1.30.1 api/v1/cluster_types.go" },
  scheduledBackup: {
    can: "yes",
    how: "`ScheduledBackup` with `method: plugin`; suspended in stage 1, the first backup right after it.",
    source: "v1.30.1 api/v1/scheduledbackup_types.go",
  },
  retention: {
    can: "partly",
    how: "A recovery window in the ObjectStore; no count of backups.",
    source: "plugin-barman-cloud v0.15.0 api/v1/objectstore_types.go",
  },
  standbyRestore: {
    can: "yes",
    how: "`bootstrap.recovery` and `replica.enabled: true`; replays to the end of the archive and keeps following it.",
    source: "v1.30.1 pkg/management/postgres/restore.go",
  },
  promotion: {
    can: "yes",
    how: "`replica.enabled: false`, in place; the rest of the object stays.",
    source: "v1.30.1 docs/src/replica_cluster.md",
  },
  pointInTime: {
    can: "yes",
    how: "`recoveryTarget`: time, LSN, transaction, restore point or immediate; recovery ends by itself.",
    source: "v1.30.1 api/v1/cluster_types.go",
  },
  heldPointInTime: {
    can: "partly",
    how: "`pg_hba` refuses every network connection but the operator's until stage 2; a superuser inside the pod can write.",
    source: "v1.30.1 pkg/postgres/configuration.go: fixed rules come before spec.postgresql.pg_hba",
  },
  streaming: {
    can: "yes",
    how: "`connectionParameters` beside the archive, or alone with `bootstrap.pg_basebackup`.",
    source: "v1.30.1 docs/src/replica_cluster.md",
  },
  replicasInStandby: {
    can: "yes",
    how: "Cascading replicas of the designated primary.",
    source: "v1.30.1 docs/src/replica_cluster.md",
  },
  azure: {
    can: "no",
    how: "Barman Cloud could; this library has no settings for it yet.",
    source: "plugin-barman-cloud v0.15.0 api/v1/objectstore_types.go",
  },
  workloadIdentity: {
    can: "yes",
    how: "One AWS IAM role for own archive, source and peer, through the service account; GKE workload identity.",
    source: "plugin-barman-cloud v0.15.0 api/v1/objectstore_types.go",
  },
};
