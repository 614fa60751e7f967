import type { Archive } from "../../plan/archive";
import { recordKeys } from "../../plan/record-keys";
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
import { peerArchive, peerSecretName, topologyRecord } from "./topology";

type Plan = DatabasePlan<CloudNativePgOptions>;

const clusterApi = "postgresql.cnpg.io/v1";

export function render(plan: Plan): readonly Manifest[] {
  const metadata = clusterMetadata(plan);
  return [
    ...archivePlace(plan, "source", plan.source),
    ...archivePlace(plan, "archive", plan.archive),
    ...archivePlace(plan, "peer", peerArchive(plan.options)),
    {
      type: "object",
      role: "cluster",
      apiVersion: clusterApi,
      kind: "Cluster",
      metadata: {
        ...metadata,
        annotations: { ...metadata.annotations, ...topologyRecord(plan.options) },
      },
      body: { spec: clusterSpec(plan) },
      holdsData: true,
      // The operator reads it once and accepts later edits without a word.
      creationOnly: ["spec.bootstrap"],
    },
    ...schedule(plan),
    ...namedBackups(plan),
    ...databaseObjects(plan),
    ...pooler(plan),
    ...podMonitor(plan),
  ];
}

/** An archive's Secret and ObjectStore share a name. */
const placeNames = {
  source: sourceSecretName,
  archive: archiveSecretName,
  peer: peerSecretName,
} as const;

/** The Secret and the ObjectStore of one archive. The source's stay after the promotion, as `externalClusters` does. */
function archivePlace(
  plan: Plan,
  role: keyof typeof placeNames,
  archive: Archive | undefined,
): readonly Manifest[] {
  if (archive === undefined) return [];
  const name = placeNames[role](plan);
  const values = barmanSecretValues(archive);
  const secret =
    Object.keys(values).length > 0
      ? [secretOf(plan, { role: `${role}-credentials`, name }, values)]
      : [];
  if (plan.options.archiver === "in-tree") return secret;
  const env = barmanEnv(archive);
  const spec: ObjectStoreSpec = {
    configuration: barmanConfiguration(archive, name),
    ...(role === "archive" && { retentionPolicy: retentionPolicy(plan) }),
    ...(env.length > 0 && { instanceSidecarConfiguration: { env } }),
  };
  return [
    ...secret,
    object(plan, {
      role: `${role}-store`,
      apiVersion: "barmancloud.cnpg.io/v1",
      kind: "ObjectStore",
      name,
      spec,
    }),
  ];
}

/**
 * A standby has its own archive but nothing of its own to back up yet. Without `immediate` the archive would hold no base
 * backup, and so nothing that restores, until the schedule's first hour; the operator looks at it once the schedule is no
 * longer suspended (v1.30.1 internal/controller/scheduledbackup_controller.go), so the first backup follows the promotion.
 */
function schedule(plan: Plan): readonly Manifest[] {
  if (plan.archive === undefined) return [];
  return [
    object(plan, {
      role: "schedule",
      kind: "ScheduledBackup",
      name: plan.name,
      // Says why it is suspended, so that nobody takes a standby's schedule for one that was switched off.
      annotations: { [recordKeys.stage]: plan.stage },
      spec: {
        // The operator's cron has a seconds field in front; five fields would be taken for six with another meaning.
        schedule: `0 ${plan.archive.schedule}`,
        cluster: { name: plan.name },
        backupOwnerReference: "self",
        immediate: true,
        suspend: plan.stage === "standby",
        ...backupMethod(plan),
      },
    }),
  ];
}

/** Always said: left out, the operator takes the in-tree method. */
function backupMethod({ options }: Plan): object {
  return options.archiver === "plugin"
    ? { method: "plugin", pluginConfiguration: { name: pluginName } }
    : { method: "barmanObjectStore" };
}

/** Taken once. The API server refuses every later change of their spec, such as another method after a migration. */
function namedBackups(plan: Plan): readonly Manifest[] {
  return plan.options.backups.map((name) => ({
    ...object(plan, {
      role: `backup-${name}`,
      kind: "Backup",
      name: `${plan.name}-${name}`,
      spec: {
        cluster: { name: plan.name },
        ...backupMethod(plan),
      },
    }),
    creationOnly: ["spec"],
  }));
}

function databaseObjects(plan: Plan): readonly Manifest[] {
  const application = applicationOf(plan).database;
  return Object.entries(plan.databases ?? {})
    .filter(([name]) => name !== application)
    .map(([name, { owner }]) =>
      object(plan, {
        role: `database-${name}`,
        kind: "Database",
        name: `${plan.name}-${objectPart(name)}`,
        spec: {
          name,
          owner,
          cluster: { name: plan.name },
          databaseReclaimPolicy: "retain",
        },
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
    object(plan, {
      role: "pooler",
      kind: "Pooler",
      name: `${plan.name}-pooler`,
      spec: {
        cluster: { name: plan.name },
        type: "rw",
        instances: wanted.instances,
        pgbouncer: { poolMode: wanted.poolMode },
      },
    }),
  ];
}

/** The operator's own switch (`monitoring.enablePodMonitor`) is deprecated; labels and port are its documented ones. */
function podMonitor(plan: Plan): readonly Manifest[] {
  if (!plan.options.podMonitor) return [];
  return [
    object(plan, {
      role: "pod-monitor",
      apiVersion: "monitoring.coreos.com/v1",
      kind: "PodMonitor",
      name: plan.name,
      spec: {
        selector: { matchLabels: { "cnpg.io/cluster": plan.name, "cnpg.io/podRole": "instance" } },
        podMetricsEndpoints: [{ port: "metrics" }],
      },
    }),
  ];
}

interface Rendered {
  readonly role: string;
  readonly apiVersion?: string;
  readonly kind: string;
  readonly name: string;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly spec: object;
}

function object(
  plan: Plan,
  { role, apiVersion = clusterApi, kind, name, annotations, spec }: Rendered,
): ObjectManifest {
  const metadata = metadataOf(plan, name);
  return {
    type: "object",
    role,
    apiVersion,
    kind,
    metadata: {
      ...metadata,
      ...(annotations && { annotations: { ...metadata.annotations, ...annotations } }),
    },
    body: { spec },
    holdsData: false,
  };
}
