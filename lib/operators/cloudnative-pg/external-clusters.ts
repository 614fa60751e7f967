import type { SecretKeyRef } from "../../object-store/credentials";
import type { Archive } from "../../plan/archive";
import type { DatabasePlan, Source } from "../../plan/types";
import { archiveSecretName, sourceSecretName } from "../objects";
import { barmanConfiguration, serverName } from "./barman";
import { importName, originName } from "./bootstrap";
import type { CloudNativePgOptions } from "./schema";
import type { ExternalCluster, PluginReference, SecretKeySelector } from "./spec";
import { peerArchive, peerSecretName } from "./topology";

type Plan = DatabasePlan<CloudNativePgOptions>;

export const pluginName = "barman-cloud.cloudnative-pg.io";

/** Every server or archive the cluster may read from. */
export function externalClusters(plan: Plan): readonly ExternalCluster[] {
  const { source, upstream, options } = plan;
  return [
    ...(source ? [origin(plan, source)] : []),
    ...(upstream ? [{ name: originName, ...stream(upstream) }] : []),
    ...topologyMembers(plan),
    ...(options.import ? [importServer(options.import)] : []),
  ];
}

function origin(plan: Plan, source: Source): ExternalCluster {
  return {
    name: originName,
    ...archiveReference(plan, sourceSecretName(plan), source),
    ...(source.streamFrom && stream(source.streamFrom)),
  };
}

/** The operator finds itself and its peer by name among the external clusters. */
function topologyMembers(plan: Plan): readonly ExternalCluster[] {
  const { archive, options } = plan;
  const peer = peerArchive(options);
  if (options.topology === undefined || peer === undefined || archive === undefined) return [];
  const { self, peer: other } = options.topology;
  return [
    { name: self, ...archiveReference(plan, archiveSecretName(plan), archive) },
    {
      name: other.name,
      ...archiveReference(plan, peerSecretName(plan), peer),
      ...(other.streamFrom && stream(other.streamFrom)),
    },
  ];
}

function archiveReference(
  { options }: Plan,
  store: string,
  archive: Archive,
): Pick<ExternalCluster, "plugin" | "barmanObjectStore"> {
  if (options.archiver === "plugin") return { plugin: pluginReference(store, archive) };
  const configuration = barmanConfiguration(archive, store);
  return { barmanObjectStore: { ...configuration, serverName: serverName(archive) } };
}

/**
 * The server's folder is always named: left out, the plugin would take this cluster's own name, for a source as well
 * (plugin-barman-cloud `internal/cnpgi/operator/config/config.go`).
 */
export function pluginReference(objectStore: string, archive: Archive): PluginReference {
  return {
    name: pluginName,
    parameters: { barmanObjectName: objectStore, serverName: serverName(archive) },
  };
}

function stream(from: NonNullable<Source["streamFrom"]>): Omit<ExternalCluster, "name"> {
  const { host, port, user = "streaming_replica", password, tls } = from;
  return {
    connectionParameters: {
      host,
      port: String(port),
      user,
      dbname: "postgres",
      ...(tls && { sslmode: "verify-ca" }),
    },
    ...(password && { password: selector(password) }),
    ...(tls && {
      sslCert: selector(tls.cert),
      sslKey: selector(tls.key),
      sslRootCert: selector(tls.rootCert),
    }),
  };
}

function importServer(from: NonNullable<CloudNativePgOptions["import"]>): ExternalCluster {
  const { host, port, user, database, password } = from;
  return {
    name: importName,
    connectionParameters: { host, port: String(port), user, dbname: database },
    password: selector(password),
  };
}

function selector({ secretName, key }: SecretKeyRef): SecretKeySelector {
  return { name: secretName, key };
}
