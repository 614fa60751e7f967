import type { Archive } from "../../plan/archive";
import type { DatabasePlan } from "../../plan/types";
import type { Manifest, ObjectManifest } from "../manifest";
import {
  archiveSecretName,
  clusterMetadata,
  metadataOf,
  secretOf,
  sourceSecretName,
} from "../objects";
import { barmanConfiguration, barmanEnv, barmanSecretValues } from "./barman";
import { applicationOf } from "./bootstrap";
import { clusterSpec, retentionPolicy } from "./cluster";
import { pluginName } from "./external-clusters";
import type { CloudNativePgOptions } from "./schema";
import type { ObjectStoreSpec } from "./spec";

type Plan = DatabasePlan<CloudNativePgOptions>;

const clusterApi = "postgresql.cnpg.io/v1";

export function render(plan: Plan): readonly Manifest[] {
  return [
    ...archivePlace(plan, "source", sourceSecretName(plan), plan.source),
    ...archivePlace(plan, "archive", archiveSecretName(plan), plan.archive),
    {
      type: "object",
      role: "cluster",
      apiVersion: clusterApi,
      kind: "Cluster",
      metadata: clusterMetadata(plan),
      body: { spec: clusterSpec(plan) },
      holdsData: true,
    },
    ...schedule(plan),
    ...databaseObjects(plan),
    ...pooler(plan),
  ];
}

/** The Secret and the ObjectStore of one archive. The source's stay after the promotion, as `externalClusters` does. */
function archivePlace(
  plan: Plan,
  role: "source" | "archive",
  name: string,
  archive: Archive | undefined,
): readonly Manifest[] {
  if (archive === undefined) return [];
  const values = barmanSecretValues(archive);
  const secret =
    Object.keys(values).length > 0 ? [secretOf(plan, `${role}-credentials`, name, values)] : [];
  if (plan.options.archiver === "in-tree") return secret;
  const env = barmanEnv(archive);
  const spec: ObjectStoreSpec = {
    configuration: barmanConfiguration(archive, name),
    ...(role === "archive" && { retentionPolicy: retentionPolicy(plan) }),
    ...(env.length > 0 && { instanceSidecarConfiguration: { env } }),
  };
  return [
    ...secret,
    object(plan, `${role}-store`, "barmancloud.cnpg.io/v1", "ObjectStore", name, spec),
  ];
}

/** A standby has its own archive but nothing of its own to back up yet. */
function schedule(plan: Plan): readonly Manifest[] {
  if (plan.archive === undefined) return [];
  const viaPlugin = { method: "plugin", pluginConfiguration: { name: pluginName } };
  return [
    object(plan, "schedule", clusterApi, "ScheduledBackup", plan.name, {
      // The operator's cron has a seconds field in front; five fields would be taken for six with another meaning.
      schedule: `0 ${plan.archive.schedule}`,
      cluster: { name: plan.name },
      backupOwnerReference: "self",
      suspend: plan.stage === "standby",
      ...(plan.options.archiver === "plugin" ? viaPlugin : { method: "barmanObjectStore" }),
    }),
  ];
}

function databaseObjects(plan: Plan): readonly Manifest[] {
  const application = applicationOf(plan).database;
  return Object.entries(plan.databases ?? {})
    .filter(([name]) => name !== application)
    .map(([name, { owner }]) =>
      object(plan, `database-${name}`, clusterApi, "Database", `${plan.name}-${objectPart(name)}`, {
        name,
        owner,
        cluster: { name: plan.name },
        databaseReclaimPolicy: "retain",
      }),
    );
}

/** SQL names may hold underscores, object names may not. */
function objectPart(sqlName: string): string {
  return sqlName.replaceAll("_", "-").replace(/^-+|-+$/g, "");
}

function pooler(plan: Plan): readonly Manifest[] {
  const { pooler: wanted } = plan.options;
  if (wanted === undefined) return [];
  return [
    object(plan, "pooler", clusterApi, "Pooler", `${plan.name}-pooler`, {
      cluster: { name: plan.name },
      type: "rw",
      instances: wanted.instances,
      pgbouncer: { poolMode: wanted.poolMode },
    }),
  ];
}

function object(
  plan: Plan,
  role: string,
  apiVersion: string,
  kind: string,
  name: string,
  spec: object,
): ObjectManifest {
  return {
    type: "object",
    role,
    apiVersion,
    kind,
    metadata: metadataOf(plan, name),
    body: { spec },
    holdsData: false,
  };
}
