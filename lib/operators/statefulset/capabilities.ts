import type { Capabilities } from "../capabilities";

export const capabilities: Capabilities = {
  fresh: {
    can: "yes",
    how: "A StatefulSet whose init step runs `initdb`, unless its archive shows that it has lived before.",
    source: "test/statefulset, PostgreSQL 15",
  },
  scheduledBackup: {
    can: "yes",
    how: "A CronJob: `pg_basebackup`, `pg_verifybackup`, upload, and proof that WAL arrives too.",
    source: "test/statefulset, PostgreSQL 15",
  },
  retention: {
    can: "yes",
    how: "By time or by count; WAL stays as long as the oldest kept base backup. A second copy in another store has its own.",
    source: "test/statefulset, PostgreSQL 15",
  },
  standbyRestore: {
    can: "yes",
    how: "Init step and `standby.signal`; only the store's own answer counts as the end of WAL.",
    source: "test/statefulset, PostgreSQL 15",
  },
  promotion: {
    can: "yes",
    how: "`pg_promote()` in the running server; the pod stays as it is.",
    source: "test/statefulset, PostgreSQL 15",
  },
  pointInTime: {
    can: "yes",
    how: "Time, LSN, XID, restore point or the end of a backup; from the newest base backup that ended before.",
    source: "test/statefulset, PostgreSQL 15",
  },
  heldPointInTime: {
    can: "yes",
    how: "Paused at the target and read-only until stage 2 (`recovery_target_action = pause`).",
    source: "test/statefulset, PostgreSQL 15",
  },
  streaming: {
    can: "no",
    how: "A standby follows the archive only.",
    source: "lib/operators/statefulset/scripts/serve.sh",
  },
  replicasInStandby: {
    can: "no",
    how: "One server, in every stage: nothing would fail over.",
    source: "lib/operators/statefulset/rules.ts",
  },
  azure: {
    can: "no",
    how: "The scripts are proven with S3 only.",
    source: "lib/operators/statefulset/schema.ts",
  },
  workloadIdentity: {
    can: "partly",
    how: "AWS IAM role of the pod's service account (IRSA), one for both archives.",
    source: "rclone 1.74 s3 backend, env_auth; not run against AWS",
  },
};
