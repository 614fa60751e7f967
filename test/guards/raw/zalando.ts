import {
  bucket,
  endpointHost,
  keys,
  sourceBucket,
  type RawDatabase,
  type RawWriter,
} from "./raw-database";

export const zalando: RawWriter = (namespace, database) => [
  {
    apiVersion: "acid.zalan.do/v1",
    kind: "postgresql",
    metadata: {
      name: database.name,
      namespace,
      ...(database.annotations && { annotations: database.annotations }),
    },
    spec: {
      teamId: "db",
      numberOfInstances: database.instances ?? 1,
      postgresql: { version: String(database.version ?? 17) },
      volume: { size: database.size ?? "10Gi" },
      ...restore(database),
      env: [...standbyEnv(database), ...archiveEnv(database)],
    },
  },
];

function restore({ stage, name, source = "", target = "" }: RawDatabase): object {
  const path = `s3://${sourceBucket}/${source}`;
  if (stage === "standby") return { standby: { s3_wal_path: path } };
  if (stage !== "recovering") return {};
  return {
    clone: {
      cluster: name,
      timestamp: target,
      s3_wal_path: path,
      s3_endpoint: `https://${endpointHost}`,
      s3_force_path_style: true,
    },
  };
}

function standbyEnv({ stage }: RawDatabase): readonly object[] {
  return stage === "standby" ? storeEnv("STANDBY_") : [];
}

function archiveEnv({ archive, retentionDays = 30 }: RawDatabase): readonly object[] {
  if (archive === undefined) return [];
  return [
    { name: "USE_WALG_BACKUP", value: "true" },
    { name: "WALG_S3_PREFIX", value: `s3://${bucket}/${archive}` },
    ...storeEnv(""),
    { name: "BACKUP_SCHEDULE", value: "0 2 * * *" },
    { name: "BACKUP_NUM_TO_RETAIN", value: String(retentionDays) },
  ];
}

function storeEnv(prefix: string): readonly object[] {
  const { id, secret } = keys("store");
  return [
    { name: `${prefix}AWS_ENDPOINT`, value: `https://${endpointHost}` },
    { name: `${prefix}AWS_REGION`, value: "auto" },
    { name: `${prefix}AWS_ACCESS_KEY_ID`, valueFrom: { secretKeyRef: id } },
    { name: `${prefix}AWS_SECRET_ACCESS_KEY`, valueFrom: { secretKeyRef: secret } },
  ];
}
