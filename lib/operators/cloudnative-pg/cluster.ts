import type { DatabasePlan } from "../../plan/types";
import { archiveSecretName } from "../objects";
import { barmanConfiguration, barmanEnv, serverName } from "./barman";
import { applicationOf, bootstrapSpec, originName } from "./bootstrap";
import { externalClusters, pluginReference } from "./external-clusters";
import { operandImage } from "./image-major";
import type { CloudNativePgOptions } from "./schema";
import { serviceRole } from "./service-role";
import type { ClusterSpec, RoleSpec, VolumeSpec } from "./spec";
import { peerArchive, topologyReplica } from "./topology";

type Plan = DatabasePlan<CloudNativePgOptions>;

export function clusterSpec(plan: Plan): ClusterSpec {
  const { instances, options, storage, resources } = plan;
  const external = externalClusters(plan);
  return {
    instances,
    imageName: operandImage(plan),
    storage: volume(storage),
    ...(options.walStorage && { walStorage: volume(options.walStorage) }),
    ...tablespaces(options.tablespaces),
    ...(resources && { resources }),
    ...postgresql(plan),
    ...managedRoles(plan),
    ...(plan.setup && { enableSuperuserAccess: true }),
    ...serviceAccount(plan),
    bootstrap: bootstrapSpec(plan),
    ...replica(plan),
    ...(external.length > 0 && { externalClusters: external }),
    ...archiving(plan),
  };
}

/**
 * Kept after the promotion with enabled: false: the operator refuses to drop externalClusters while it is there, and dropping
 * both would leave nothing that says where the data came from.
 */
function replica({ stage, source, upstream, options }: Plan): Pick<ClusterSpec, "replica"> {
  if (options.topology) return { replica: topologyReplica(options.topology) };
  if ((source ?? upstream) === undefined || source?.target !== undefined) return {};
  return { replica: { enabled: stage === "standby", source: originName } };
}

function archiving(plan: Plan): Pick<ClusterSpec, "plugins" | "backup" | "env"> {
  const { archive, source, options } = plan;
  const store = archiveSecretName(plan);
  if (options.archiver === "plugin") {
    return archive
      ? { plugins: [{ ...pluginReference(store, archive), isWALArchiver: true }] }
      : {};
  }
  const read = [archive, source, peerArchive(options)].filter((place) => place !== undefined);
  const env = read.flatMap(barmanEnv);
  const distinct = env.filter(
    ({ name }, at) => env.findIndex((other) => other.name === name) === at,
  );
  return {
    ...(distinct.length > 0 && { env: distinct }),
    ...(archive && {
      backup: {
        barmanObjectStore: {
          ...barmanConfiguration(archive, store),
          serverName: serverName(archive),
        },
        retentionPolicy: retentionPolicy(plan),
      },
    }),
  };
}

/** A recovery window; counts are refused by the schema. */
export function retentionPolicy({ archive }: Plan): string {
  const retention = archive?.retention;
  return `${String(retention?.kind === "window" ? retention.days : 30)}d`;
}

/** Refuses every network connection but the operator's own, whose lines come before these. */
const hold = ["host all all all reject"];

function postgresql({ stage, parameters }: Plan): Pick<ClusterSpec, "postgresql"> {
  const held = stage === "recovering";
  if (!held && parameters === undefined) return {};
  return { postgresql: { ...(parameters && { parameters }), ...(held && { pg_hba: hold }) } };
}

/** The application's owner is the bootstrap's, which knows no attribute but login; every other role is managed. */
function managedRoles(plan: Plan): Pick<ClusterSpec, "managed"> {
  const { owner } = applicationOf(plan);
  const roles = Object.entries(plan.users ?? {})
    .filter(([name, attributes]) => name !== owner || attributes.some(isMore))
    .map(([name, attributes]) => role(name, attributes, plan.options.passwordSecrets[name]));
  return roles.length === 0 ? {} : { managed: { roles } };
}

const isMore = (attribute: string) => attribute !== "login" && attribute !== "inherit";

function role(name: string, attributes: readonly string[], secret: string | undefined): RoleSpec {
  const flags = ["superuser", "createdb", "createrole", "replication", "bypassrls"]
    .filter((flag) => attributes.includes(flag))
    .map((flag) => [flag, true] as const);
  return {
    name,
    ensure: "present",
    login: !attributes.includes("nologin"),
    ...Object.fromEntries(flags),
    ...(secret !== undefined && { passwordSecret: { name: secret } }),
  };
}

/** EKS hands a role to pods whose service account names it. */
function serviceAccount(plan: Plan): Pick<ClusterSpec, "serviceAccountTemplate"> {
  const role = serviceRole(plan);
  if (role === undefined) return {};
  return {
    serviceAccountTemplate: { metadata: { annotations: { "eks.amazonaws.com/role-arn": role } } },
  };
}

function volume({ size, storageClass }: Plan["storage"]): VolumeSpec {
  return { size, ...(storageClass !== undefined && { storageClass }) };
}

function tablespaces(
  wanted: CloudNativePgOptions["tablespaces"],
): Pick<ClusterSpec, "tablespaces"> {
  const named = Object.entries(wanted).map(([name, storage]) => ({
    name,
    storage: volume(storage),
  }));
  return named.length === 0 ? {} : { tablespaces: named };
}
