import { recordOf } from "../../plan/record";
import type { DatabasePlan, OwnArchive, Source } from "../../plan/types";
import type { Manifest, ManifestMetadata, SecretManifest } from "../manifest";
import { archiveEnv, cloneEnv, cloneSpec, standbyEnv, standbySpec, volumesFor } from "./archive";
import type { ZalandoOptions } from "./schema";
import type { AdditionalVolume, EnvVar, PostgresqlSpec } from "./spec";
import type { CredentialPlace } from "./store-env";

type Plan = DatabasePlan<ZalandoOptions>;

/** The source is read in these two stages only; afterwards nothing of it stays in the object or in a Secret. */
const readsSource = ({ stage }: Plan) => stage === "standby" || stage === "recovering";

export function render(plan: Plan): readonly Manifest[] {
  const source = readsSource(plan) ? plan.source : undefined;
  return [
    ...credentials(plan, "source-credentials", source, sourcePlace(plan)),
    ...credentials(plan, "archive-credentials", plan.archive, archivePlace(plan)),
    {
      type: "object",
      role: "cluster",
      apiVersion: "acid.zalan.do/v1",
      kind: "postgresql",
      metadata: { ...metadata(plan, plan.name), annotations: recordOf(plan) },
      spec: spec(plan),
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
  const { source, archive } = plan;
  return [
    ...(source && readsSource(plan) ? volumesFor("restore-source", source, sourcePlace(plan)) : []),
    ...(archive ? volumesFor("archive", archive, archivePlace(plan)) : []),
  ];
}

const sourcePlace = ({ name }: Plan): CredentialPlace => ({
  secretName: `${name}-restore-source`,
  mountPath: "/run/postgres-kubernetes/source",
});

const archivePlace = ({ name }: Plan): CredentialPlace => ({
  secretName: `${name}-archive`,
  mountPath: "/run/postgres-kubernetes/archive",
});

/** Literal keys become a Secret; every other kind of credentials exists already. */
function credentials(
  plan: Plan,
  role: string,
  archive: OwnArchive | Source | undefined,
  { secretName }: CredentialPlace,
): readonly SecretManifest[] {
  if (archive?.store.credentials.kind !== "access-keys") return [];
  const { accessKeyId, secretAccessKey } = archive.store.credentials.keys;
  const values = { accessKeyId, secretAccessKey };
  return [{ type: "secret", role, metadata: metadata(plan, secretName), values }];
}

function metadata({ name: instance, namespace, labels }: Plan, name: string): ManifestMetadata {
  const own = {
    "app.kubernetes.io/name": "postgresql",
    "app.kubernetes.io/instance": instance,
    "app.kubernetes.io/managed-by": "postgres-kubernetes",
  };
  return { name, namespace, labels: { ...labels, ...own } };
}

function ownersByName(databases: NonNullable<Plan["databases"]>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(databases).map(([name, { owner }]) => [name, owner]));
}

function defined({
  requests,
  limits,
}: NonNullable<Plan["resources"]>): NonNullable<PostgresqlSpec["resources"]> {
  return { ...(requests && { requests }), ...(limits && { limits }) };
}
