import { ArgsError } from "../../errors";
import { combine, type Late } from "../../late";
import type { DatabasePlan } from "../../plan/types";
import type { Retention } from "../../units/retention";
import { activeSource } from "../objects";
import { dataSourceSpec } from "./data-source";
import { ownRepository, sourceRepository } from "./repositories";
import { globalOptions, projections, repoSpec, type Repository } from "./repository";
import type { PerconaOptions } from "./schema";
import type { BackupsSpec, ClusterSpec, InstanceSpec, RepoSpec } from "./spec";
import { userSpecs } from "./users";
import { operatorVersions, type PerconaVersion } from "./versions";

type Plan = DatabasePlan<PerconaOptions>;

export function clusterSpec(plan: Plan): ClusterSpec {
  const { options, postgresVersion } = plan;
  const { images, crVersion } = options;
  const users = userSpecs(plan);
  return {
    crVersion: crVersion ?? versionOf(plan).crVersion,
    postgresVersion,
    ...(images.postgres !== undefined && { image: images.postgres }),
    ...objectsMetadata(plan),
    instances: [instance(plan)],
    ...(users && { users }),
    ...patroni(plan),
    ...(images.pgBouncer !== undefined && { proxy: { pgBouncer: { image: images.pgBouncer } } }),
    ...standby(plan),
    ...dataSource(plan),
    backups: backups(plan),
  };
}

function versionOf({ operatorVersion }: Plan) {
  return operatorVersions[operatorVersion as PerconaVersion];
}

function asking(plan: Plan) {
  return { database: plan.name, plainHttp: versionOf(plan).plainHttp };
}

/** What every object the operator makes carries. */
function objectsMetadata(plan: Plan): Pick<ClusterSpec, "metadata"> {
  const { labels } = plan;
  const role = serviceRole(plan);
  if (labels === undefined && role === undefined) return {};
  return {
    metadata: {
      ...(labels && { labels }),
      // EKS hands a role to pods whose service account names it.
      ...(role !== undefined && { annotations: { "eks.amazonaws.com/role-arn": role } }),
    },
  };
}

function serviceRole(plan: Plan): Late<string> | undefined {
  const [own, source] = [plan.archive, activeSource(plan)].map((place) =>
    place?.store.credentials.kind === "iam-role" ? place.store.credentials.roleArn : undefined,
  );
  if (own === undefined || source === undefined) return own ?? source;
  return combine([own, source], (first, second) => {
    if (first === second) return first;
    throw new ArgsError(plan.name, [
      {
        path: "restore.objectStore.credentials.roleArn",
        problem: `the pods have one service account and so one role, and backup names another: ${first}`,
        fix: "give one role both permissions, and name it twice",
      },
    ]);
  });
}

function instance({ instances, storage, resources }: Plan): InstanceSpec {
  return {
    name: "i1",
    replicas: instances,
    ...(resources && { resources }),
    dataVolumeClaimSpec: {
      accessModes: ["ReadWriteOnce"],
      ...(storage.storageClass !== undefined && { storageClassName: storage.storageClass }),
      resources: { requests: { storage: storage.size } },
    },
  };
}

/** Comes after the operator's own lines, which let in only itself: Patroni, replication, pgBouncer's look-up, monitoring. */
const hold = ["host all all all reject"];

function patroni({ stage, parameters }: Plan): Pick<ClusterSpec, "patroni"> {
  const held = stage === "recovering";
  if (!held && parameters === undefined) return {};
  const postgresql = { ...(parameters && { parameters }), ...(held && { pg_hba: hold }) };
  return { patroni: { dynamicConfiguration: { postgresql } } };
}

function standby({ stage, source }: Plan): Pick<ClusterSpec, "standby"> {
  if (stage === "standby") return { standby: { enabled: true, repoName: "repo2" } };
  // Written out although it is the default: stage 2 is this change, and a server-side apply shows it.
  if (stage === "promoted" && source?.target === undefined) return { standby: { enabled: false } };
  return {};
}

function dataSource(plan: Plan): Pick<ClusterSpec, "dataSource"> {
  const spec = plan.stage === "recovering" ? dataSourceSpec(plan, asking(plan)) : undefined;
  return spec === undefined ? {} : { dataSource: spec };
}

/**
 * A standby reads the source as a second repository. Once promoted the cluster writes to every repository it knows, so the
 * source leaves together with `standby.enabled`.
 */
function backups(plan: Plan): BackupsSpec {
  const own = ownRepository(plan);
  const source = plan.stage === "standby" ? sourceRepository(plan) : undefined;
  const repositories = [own, source].filter((repository) => repository !== undefined);
  if (repositories.length === 0) return { enabled: false };
  const { pgBackRest } = plan.options.images;
  return {
    pgbackrest: {
      ...(pgBackRest !== undefined && { image: pgBackRest }),
      repos: repositories.map((repository) => repo(plan, repository)),
      global: {
        ...(own && globalOptions(own)),
        ...(source && globalOptions(source)),
        ...(plan.archive && retentionOptions(plan.archive.retention)),
      },
      configuration: repositories.flatMap(projections),
    },
  };
}

/** A standby cannot take a backup, and the operator's scheduler does not know that it is one. */
function repo(plan: Plan, repository: Repository): RepoSpec {
  const { archive, stage } = plan;
  const spec = repoSpec(repository, asking(plan));
  if (repository.label === "source" || archive === undefined || stage === "standby") return spec;
  return { ...spec, schedules: { full: archive.schedule } };
}

function retentionOptions(retention: Retention): Readonly<Record<string, string>> {
  return retention.kind === "window"
    ? { "repo1-retention-full": String(retention.days), "repo1-retention-full-type": "time" }
    : {
        "repo1-retention-full": String(retention.fullBackups),
        "repo1-retention-full-type": "count",
      };
}
