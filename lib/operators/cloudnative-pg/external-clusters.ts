import type { SecretKeyRef } from "../../object-store/credentials";
import type { DatabasePlan, Source } from "../../plan/types";
import { sourceSecretName } from "../objects";
import { barmanConfiguration, serverName } from "./barman";
import { importName, originName } from "./bootstrap";
import type { CloudNativePgOptions } from "./schema";
import type { ExternalCluster, PluginReference, SecretKeySelector } from "./spec";

type Plan = DatabasePlan<CloudNativePgOptions>;

export const pluginName = "barman-cloud.cloudnative-pg.io";

/** Every server or archive the cluster may read from. */
export function externalClusters(plan: Plan): readonly ExternalCluster[] {
  const { source, options } = plan;
  return [
    ...(source ? [origin(plan, source)] : []),
    ...(options.import ? [importServer(options.import)] : []),
  ];
}

function origin(plan: Plan, source: Source): ExternalCluster {
  const store = sourceSecretName(plan);
  const archive =
    plan.options.archiver === "plugin"
      ? { plugin: pluginReference(store, source) }
      : {
          barmanObjectStore: {
            ...barmanConfiguration(source, store),
            serverName: serverName(source),
          },
        };
  return { name: originName, ...archive, ...(source.streamFrom && stream(source.streamFrom)) };
}

/**
 * The server's folder is always named: left out, the plugin would take this cluster's own name, for a source as well
 * (plugin-barman-cloud `internal/cnpgi/operator/config/config.go`).
 */
export function pluginReference(
  objectStore: string,
  archive: Parameters<typeof serverName>[0],
): PluginReference {
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
