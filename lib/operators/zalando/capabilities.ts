import type { Capabilities } from "../capabilities";

export const capabilities: Capabilities = {
  fresh: {
    can: "yes",
    how: "A `postgresql` object without `standby` and `clone`.",
    source: "v2.0.1 docs/user.md",
  },
  scheduledBackup: {
    can: "yes",
    how: "`BACKUP_SCHEDULE` in Spilo; a base backup also starts after each promotion.",
    source: "Spilo 4.0-p3 launch.sh",
  },
  retention: {
    can: "partly",
    how: "`BACKUP_NUM_TO_RETAIN`: one number that is both a least count and a least age in days, 2 or more. With fewer base backups than one a day nothing is ever deleted.",
    source: "Spilo 4.0-p3 postgres_backup.sh",
  },
  standbyRestore: {
    can: "yes",
    how: "`spec.standby` and `STANDBY_*`; replays to the end of the archive and keeps following it.",
    source: "v2.0.1 pkg/cluster/k8sres.go",
  },
  promotion: {
    can: "yes",
    how: "`spec.standby` removed: the pod is recreated, then Patroni promotes.",
    source: "v2.0.1 pkg/cluster/sync.go; zalando/postgres-operator#2472",
  },
  pointInTime: {
    can: "partly",
    how: "`spec.clone` with a time, from S3: one stage, ends writable at once.",
    source: "v2.0.1 pkg/cluster/k8sres.go generateCloneEnvironment",
  },
  heldPointInTime: {
    can: "no",
    how: "Nothing holds a clone read-only once the target is reached.",
    source: "v2.0.1 postgresql.crd.yaml; unproven whether Patroni could pause",
  },
  streaming: {
    can: "partly",
    how: "`standby_host` beside the archive path, operator 2.0 or later. Only if you make the Secret `standby.<name>.credentials.postgresql.acid.zalan.do` with the source's password first: the operator's random one is refused, nothing streams, and a slot then piles up the source's WAL.",
    source:
      "v2.0.1 postgresql.crd.yaml; zalando/postgres-operator#3033; docs/user.md Providing credentials of source cluster",
  },
  replicasInStandby: {
    can: "no",
    how: "A standby is one pod.",
    source: "v2.0.1 docs/user.md",
  },
  azure: {
    can: "no",
    how: "The operator does not recognise a standby that reads Azure.",
    source: "v2.0.1 pkg/cluster/k8sres.go",
  },
  workloadIdentity: {
    can: "partly",
    how: "AWS IAM roles, and the pod's identity on GCS. Operator 1.15 needs another image for the first, 2.0 for the second.",
    source: "zalando/spilo#1009, zalando/spilo#1211; wal-g/wal-g#1810",
  },
};
