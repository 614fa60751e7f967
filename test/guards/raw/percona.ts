import {
  bucket,
  endpointHost,
  sourceBucket,
  type RawDatabase,
  type RawWriter,
} from "./raw-database";

export const percona: RawWriter = (namespace, database) => [
  {
    apiVersion: "pgv2.percona.com/v2",
    kind: "PerconaPGCluster",
    metadata: {
      name: database.name,
      namespace,
      ...(database.annotations && { annotations: database.annotations }),
    },
    spec: {
      crVersion: "2.9.0",
      postgresVersion: database.version ?? 17,
      instances: [
        {
          name: "i1",
          replicas: database.instances ?? 1,
          dataVolumeClaimSpec: {
            accessModes: ["ReadWriteOnce"],
            resources: { requests: { storage: database.size ?? "10Gi" } },
          },
        },
      ],
      ...restore(database),
      backups: backups(database),
    },
  },
];

function restore({ stage, source = "", target = "" }: RawDatabase): object {
  if (stage === "standby") return { standby: { enabled: true, repoName: "repo2" } };
  if (stage === "promoted") return { standby: { enabled: false } };
  if (stage === "fresh") return {};
  return {
    dataSource: {
      pgbackrest: {
        stanza: "db",
        repo: repo("repo1", sourceBucket),
        global: { "repo1-path": `/${source}` },
        options: ["--type=time", `--target="${target}"`],
      },
    },
  };
}

function backups({ stage, archive, source = "", retentionDays = 30 }: RawDatabase): object {
  if (archive === undefined) return { enabled: false };
  const isStandby = stage === "standby";
  return {
    pgbackrest: {
      repos: [
        { ...repo("repo1", bucket), ...(!isStandby && { schedules: { full: "0 2 * * *" } }) },
        ...(isStandby ? [repo("repo2", sourceBucket)] : []),
      ],
      global: {
        "repo1-path": `/${archive}`,
        "repo1-retention-full": String(retentionDays),
        "repo1-retention-full-type": "time",
        ...(isStandby && { "repo2-path": `/${source}` }),
      },
      configuration: [{ secret: { name: "store" } }],
    },
  };
}

function repo(name: string, inBucket: string): object {
  return { name, s3: { bucket: inBucket, endpoint: endpointHost, region: "auto" } };
}
