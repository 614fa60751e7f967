import type { DatabasePlan } from "../../plan/types";
import type { Manifest } from "../manifest";
import {
  activeSource,
  archiveSecretName,
  clusterMetadata,
  keySecret,
  sourceSecretName,
} from "../objects";
import { archiveEnv, cloneEnv, cloneSpec, standbyEnv, standbySpec, volumesFor } from "./archive";
import type { ZalandoOptions } from "./schema";
import type { AdditionalVolume, EnvVar, PostgresqlSpec } from "./spec";
import type { CredentialPlace } from "./store-env";

type Plan = DatabasePlan<ZalandoOptions>;

export function render(plan: Plan): readonly Manifest[] {
  return [
    ...keySecret(
      plan,
      { role: "source-credentials", name: sourceSecretName(plan) },
      activeSource(plan),
    ),
    ...keySecret(
      plan,
      { role: "archive-credentials", name: archiveSecretName(plan) },
      plan.archive,
    ),
    {
      type: "object",
      role: "cluster",
      apiVersion: "acid.zalan.do/v1",
      kind: "postgresql",
      metadata: clusterMetadata(plan),
      body: { spec: spec(plan) },
      holdsData: true,
    },
  ];
}

function spec(plan: Plan): PostgresqlSpec {
  const { options, postgresVersion, parameters, storage, resources, users, databases } = plan;
  const env = environment(plan);
  const volumes = additionalVolumes(plan);
  return {
    teamId: options.teamId,
    numberOfInstances: plan.instances,
    postgresql: { version: String(postgresVersion), ...(parameters && { parameters }) },
    volume: {
      size: storage.size,
      ...(storage.storageClass !== undefined && { storageClass: storage.storageClass }),
    },
    ...(resources && { resources: defined(resources) }),
    ...(users && { users }),
    ...(databases && { databases: ownersByName(databases) }),
    ...(options.dockerImage !== undefined && { dockerImage: options.dockerImage }),
    ...restoreSpec(plan),
    ...(env.length > 0 && { env }),
    ...(volumes.length > 0 && { additionalVolumes: volumes }),
  };
}

function restoreSpec({ stage, source, name }: Plan): Pick<PostgresqlSpec, "standby" | "clone"> {
  if (source === undefined) return {};
  if (stage === "standby") return { standby: standbySpec(source) };
  if (stage === "recovering" && source.target) {
    return { clone: cloneSpec(name, source.target.value, source) };
  }
  return {};
}

/** The source's variables first: the operator drops the later of two entries with one name. */
function environment(plan: Plan): readonly EnvVar[] {
  const { stage, source, archive } = plan;
  return [
    ...(stage === "standby" && source ? standbyEnv(source, sourcePlace(plan)) : []),
    ...(stage === "recovering" && source ? cloneEnv(source, sourcePlace(plan)) : []),
    ...(archive ? archiveEnv(archive, archivePlace(plan)) : []),
  ];
}

function additionalVolumes(plan: Plan): readonly AdditionalVolume[] {
  const source = activeSource(plan);
  return [
    ...(source ? volumesFor("restore-source", source, sourcePlace(plan)) : []),
    ...(plan.archive ? volumesFor("archive", plan.archive, archivePlace(plan)) : []),
  ];
}

const sourcePlace = (plan: Plan): CredentialPlace => ({
  secretName: sourceSecretName(plan),
  mountPath: "/run/postgres-kubernetes/source",
});

const archivePlace = (plan: Plan): CredentialPlace => ({
  secretName: archiveSecretName(plan),
  mountPath: "/run/postgres-kubernetes/archive",
});

function ownersByName(databases: NonNullable<Plan["databases"]>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(databases).map(([name, { owner }]) => [name, owner]));
}

function defined({
  requests,
  limits,
}: NonNullable<Plan["resources"]>): NonNullable<PostgresqlSpec["resources"]> {
  return { ...(requests && { requests }), ...(limits && { limits }) };
}
