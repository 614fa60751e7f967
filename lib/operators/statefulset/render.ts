import type { DatabasePlan } from "../../plan/types";
import type { Manifest, ObjectManifest } from "../manifest";
import { clusterMetadata, metadataOf } from "../objects";
import { hbaConf, postgresqlConf } from "./config";
import { dataClaim } from "./data-claim";
import { backupPod, offsitePod, promotionPod } from "./jobs";
import { objectNameOf } from "./names";
import { job, jobSpec, object, unawaited, withAnnotations } from "./objects";
import { passwordSecrets } from "./passwords";
import { storeSecrets } from "./remotes";
import { rolesHash, rolesPod, rolesStatements } from "./roles-job";
import { rolePasswordSecret } from "./role-passwords";
import type { StatefulSetOptions } from "./schema";
import { scriptFiles } from "./scripts";
import { port } from "./server";
import { serverSelector, statefulSetSpec } from "./stateful-set";

type Plan = DatabasePlan<StatefulSetOptions>;

export function render(plan: Plan): readonly Manifest[] {
  const writable = plan.stage !== "standby";
  return [
    ...passwordSecrets(plan),
    ...rolePasswordSecret(plan),
    ...storeSecrets(plan),
    serviceAccount(plan),
    ...configMaps(plan),
    dataClaim(plan),
    service(plan, "pods", { clusterIP: "None", publishNotReadyAddresses: true }),
    service(plan, "service", {}),
    cluster(plan),
    ...(plan.stage === "promoted" ? [promotion(plan)] : []),
    ...(writable ? [...roles(plan), ...firstBackup(plan)] : []),
    ...schedules(plan),
  ];
}

function cluster(plan: Plan): ObjectManifest {
  const metadata = { ...clusterMetadata(plan), name: objectNameOf(plan.name, "") };
  return {
    ...object(plan, { role: "cluster", apiVersion: "apps/v1", kind: "StatefulSet" }, ""),
    // A restore takes as long as it takes; an update does not wait for it.
    metadata: withAnnotations(metadata, unawaited),
    body: { spec: statefulSetSpec(plan) },
    holdsData: true,
  };
}

/** No permission at all: nothing here speaks to Kubernetes. It exists to carry a store's role, and no token reaches a pod. */
function serviceAccount(plan: Plan): ObjectManifest {
  const credentials = [plan.archive, plan.source].map((archive) => archive?.store.credentials);
  const role = credentials.find((given) => given?.kind === "iam-role");
  const metadata = metadataOf(plan, plan.name);
  return {
    ...object(plan, { role: "service-account", apiVersion: "v1", kind: "ServiceAccount" }, ""),
    metadata:
      role?.kind === "iam-role"
        ? withAnnotations(metadata, { "eks.amazonaws.com/role-arn": role.roleArn })
        : metadata,
    body: { automountServiceAccountToken: false },
  };
}

function configMaps(plan: Plan): readonly ObjectManifest[] {
  const statements = rolesStatements(plan);
  const config = {
    "postgresql.conf": postgresqlConf(plan.parameters ?? {}),
    "pg_hba.conf": hbaConf,
    ...(statements !== undefined && { "roles.sql": statements }),
  };
  const map = (role: string, data: Readonly<Record<string, string>>) => ({
    ...object(plan, { role, apiVersion: "v1", kind: "ConfigMap" }, `-${role}`),
    body: { data },
  });
  return [
    map("scripts", scriptFiles()),
    map("config", config),
    map("stage", { stage: plan.stage }),
  ];
}

function service(plan: Plan, role: "pods" | "service", spec: object): ObjectManifest {
  const name = role === "pods" ? objectNameOf(plan.name, "-pods") : plan.name;
  return {
    ...object(plan, { role, apiVersion: "v1", kind: "Service" }, ""),
    // It has no endpoints before the server is up, which nothing waits for.
    metadata: withAnnotations(metadataOf(plan, name), unawaited),
    body: {
      spec: {
        ...spec,
        selector: serverSelector(plan),
        ports: [{ name: "postgres", port, targetPort: "postgres" }],
      },
    },
  };
}

/**
 * The one thing an update waits for: a promotion that failed must not look done. A Job that failed stays failed, so the
 * next update makes another.
 */
function promotion(plan: Plan): ObjectManifest {
  const manifest = job(plan, "promotion", { pod: promotionPod(plan) });
  const annotations = {
    "pulumi.com/timeoutSeconds": "1800",
    "pulumi.com/replaceUnready": "true",
  };
  return { ...manifest, metadata: withAnnotations(manifest.metadata, annotations) };
}

function roles(plan: Plan): readonly ObjectManifest[] {
  const statements = rolesStatements(plan);
  if (statements === undefined) return [];
  const hash = rolesHash(statements);
  return [unwatched(job(plan, `roles-${hash}`, { pod: rolesPod(plan) }))];
}

/**
 * A finished pod keeps its work volume, twice the size of the data, for as long as it exists. An hour is for its log. A Job
 * that a later update makes again finds the archive's base backup and ends.
 */
const soonRemoved = { ttlSecondsAfterFinished: 3600 };

/**
 * A run that is stuck, for example on a quota, would keep every later one from starting, and nothing would ever fail. Less
 * than a day, so that the next daily run starts.
 */
const scheduledLimits = { activeDeadlineSeconds: 20 * 3600 };

/** Until an archive has a base backup nothing can be restored from it. */
function firstBackup(plan: Plan): readonly ObjectManifest[] {
  if (plan.archive === undefined) return [];
  const pod = backupPod(plan, plan.archive, "--if-none");
  return [unwatched(job(plan, "first-backup", { pod, limits: soonRemoved }))];
}

function unwatched(manifest: ObjectManifest): ObjectManifest {
  return { ...manifest, metadata: withAnnotations(manifest.metadata, unawaited) };
}

/** A standby has nothing of its own to back up yet, and its archive stays empty until it is promoted. */
function schedules(plan: Plan): readonly ObjectManifest[] {
  const { archive, options } = plan;
  if (archive === undefined) return [];
  const offsite = options.offsite && {
    role: "offsite",
    schedule: options.offsite.schedule,
    template: offsitePod(plan),
  };
  return [
    { role: "backup", schedule: archive.schedule, template: backupPod(plan, archive) },
    ...(offsite ? [offsite] : []),
  ].map(({ role, schedule, template }) => ({
    ...object(plan, { role, apiVersion: "batch/v1", kind: "CronJob" }, `-${role}`),
    body: {
      spec: {
        schedule,
        timeZone: "Etc/UTC",
        concurrencyPolicy: "Forbid",
        // As above: a finished run goes at once. The last failed one stays to be seen.
        successfulJobsHistoryLimit: 0,
        failedJobsHistoryLimit: 1,
        startingDeadlineSeconds: 3600,
        suspend: plan.stage === "standby",
        jobTemplate: { spec: jobSpec(plan, template, scheduledLimits) },
      },
    },
  }));
}
