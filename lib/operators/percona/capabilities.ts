import type { Capabilities } from "../capabilities";

export const capabilities: Capabilities = {
  fresh: {
    can: "yes",
    how: "`PerconaPGCluster` without `standby` and `dataSource`.",
    source: "v2.9.0 deploy/cr.yaml",
  },
  scheduledBackup: {
    can: "yes",
    how: "`repos[].schedules.full`; none in stage 1, because the operator's scheduler does not stop for a standby.",
    source: "v2.9.0 percona/controller/pgcluster/schedule.go",
  },
  retention: {
    can: "yes",
    how: "`repo1-retention-full`, by time or by count.",
    source: "pgBackRest 2.58 configuration reference",
  },
  standbyRestore: {
    can: "yes",
    how: "`standby.repoName` names the source as a second repository; replays to its end and keeps following it.",
    source: "v2.5.0 and v2.9.0 internal/pgbackrest/postgres.go, internal/patroni/config.go",
  },
  promotion: {
    can: "yes",
    how: "`standby.enabled: false`; the data stay, but every pod is recreated, since the configuration is part of its template. The source repository and its key leave in the same update, but the operator promotes first; in between pgBackRest has access keys of the source for reading alone, so pushing WAL fails and is tried again. An IAM role, a key of Google and a configuration of your own are not covered: let them only read. Pushing tried with pgBackRest 2.45, the operator's order read in its source.",
    source:
      "v2.9.0 internal/patroni/config.go, internal/pgbackrest/postgres.go, internal/controller/postgrescluster/controller.go",
  },
  pointInTime: {
    can: "yes",
    how: "`dataSource.pgbackrest.options`: time, LSN, transaction, restore point or immediate; recovery ends by itself. In place through `PerconaPGRestore`, which nothing holds.",
    source: "v2.5.0 and v2.9.0 internal/controller/postgrescluster/pgbackrest.go",
  },
  heldPointInTime: {
    can: "partly",
    how: "`pg_hba` refuses every network connection but the operator's own until stage 2. The operator itself still writes roles and databases, and a superuser inside the pod can write. Read in the source, unproven on a live cluster.",
    source:
      "v2.5.0 and v2.9.0 internal/patroni/config.go DynamicConfiguration: mandatory lines, then the user's, and the default line only without them; the restore Job has a pg_hba of its own that lets in local postgres alone",
  },
  streaming: {
    can: "no",
    how: "The operator has `standby.host`; this library does not set up the certificates that both sites must share.",
    source: "v2.9.0 build/crd/percona/generated",
  },
  replicasInStandby: {
    can: "yes",
    how: "Cascading replicas of the standby leader.",
    source: "v2.9.0 internal/patroni/config.go",
  },
  azure: {
    can: "no",
    how: "pgBackRest takes an Azure key only from its own configuration file; this library has no form for that yet.",
    source: "v2.9.0 build/crd/percona/generated; pgBackRest 2.58 configuration reference",
  },
  workloadIdentity: {
    can: "partly",
    how: "One AWS IAM role for own archive and source, through the annotation on the operator's service accounts; GKE workload identity. Unproven on a live cluster.",
    source:
      "v2.5.0 and v2.9.0 internal/controller/postgrescluster/rbac.go; pgBackRest repo-s3-key-type",
  },
};
