import {
  bucket,
  endpointHost,
  keys,
  sourceBucket,
  type RawDatabase,
  type RawObject,
  type RawWriter,
} from "./raw-database";

const plugin = "barman-cloud.cloudnative-pg.io";

/** Names of its ObjectStores: `<name>-own` and `<name>-source`. */
export const cloudNativePg: RawWriter = (namespace, database) => {
  const { name, archive, source, retentionDays = 30 } = database;
  const at = (suffix: string) => ({ name: `${name}${suffix}`, namespace });
  return [
    ...(source === undefined
      ? []
      : [store(at("-source"), `s3://${sourceBucket}/${parent(source)}`)]),
    ...(archive === undefined
      ? []
      : [store(at("-own"), `s3://${bucket}/${parent(archive)}`, `${String(retentionDays)}d`)]),
    cluster(namespace, database),
    ...(archive === undefined ? [] : [schedule(at(""), database)]),
  ];
};

function store(
  metadata: RawObject["metadata"],
  destinationPath: string,
  retentionPolicy?: string,
): RawObject {
  const { id, secret } = keys("store");
  return {
    apiVersion: "barmancloud.cnpg.io/v1",
    kind: "ObjectStore",
    metadata,
    spec: {
      configuration: {
        destinationPath,
        endpointURL: `https://${endpointHost}`,
        s3Credentials: { accessKeyId: id, secretAccessKey: secret },
      },
      ...(retentionPolicy !== undefined && { retentionPolicy }),
    },
  };
}

function cluster(namespace: string, database: RawDatabase): RawObject {
  const { name, stage, archive, source, annotations } = database;
  const isReplica = stage === "standby" || stage === "promoted";
  return {
    apiVersion: "postgresql.cnpg.io/v1",
    kind: "Cluster",
    metadata: { name, namespace, ...(annotations && { annotations }) },
    spec: {
      instances: database.instances ?? 1,
      imageName: `registry.example.com/postgresql:${String(database.version ?? 17)}.5`,
      storage: { size: database.size ?? "10Gi" },
      bootstrap: bootstrap(database),
      ...(isReplica && { replica: { enabled: stage === "standby", source: "origin" } }),
      ...(source !== undefined && {
        externalClusters: [{ name: "origin", plugin: reference(`${name}-source`, folder(source)) }],
      }),
      ...(archive !== undefined && {
        plugins: [{ ...reference(`${name}-own`, folder(archive)), isWALArchiver: true }],
      }),
    },
  };
}

function bootstrap({ stage, target }: RawDatabase): object {
  if (stage === "fresh") return { initdb: { database: "app", owner: "app" } };
  return {
    recovery: {
      source: "origin",
      ...(target !== undefined && { recoveryTarget: { targetTime: target } }),
    },
  };
}

function schedule(metadata: RawObject["metadata"], { name, stage }: RawDatabase): RawObject {
  return {
    apiVersion: "postgresql.cnpg.io/v1",
    kind: "ScheduledBackup",
    metadata,
    spec: {
      schedule: "0 0 2 * * *",
      cluster: { name },
      suspend: stage === "standby",
      method: "plugin",
      pluginConfiguration: { name: plugin },
    },
  };
}

const reference = (barmanObjectName: string, serverName: string) => ({
  name: plugin,
  parameters: { barmanObjectName, serverName },
});

const parent = (path: string) => path.slice(0, path.lastIndexOf("/"));
const folder = (path: string) => path.slice(path.lastIndexOf("/") + 1);
