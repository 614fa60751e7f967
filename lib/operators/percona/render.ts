import type { DatabasePlan } from "../../plan/types";
import type { Manifest, SecretManifest } from "../manifest";
import { clusterMetadata, metadataOf, secretOf } from "../objects";
import { clusterSpec } from "./cluster";
import { recoveryOptions } from "./recovery-options";
import { ownRepository, sourceRepository } from "./repositories";
import { secretValues, type Repository } from "./repository";
import type { PerconaOptions } from "./schema";
import type { RestoreSpec } from "./spec";

type Plan = DatabasePlan<PerconaOptions>;

const api = "pgv2.percona.com/v2";

export function render(plan: Plan): readonly Manifest[] {
  return [
    ...credentials(plan, "source-credentials", sourceRepository(plan)),
    ...credentials(plan, "archive-credentials", ownRepository(plan)),
    {
      type: "object",
      role: "cluster",
      apiVersion: api,
      kind: "PerconaPGCluster",
      // Never the finalizer percona.com/delete-backups: it empties the repository together with the cluster.
      metadata: clusterMetadata(plan),
      body: { spec: clusterSpec(plan) },
      holdsData: true,
    },
    ...inPlaceRestore(plan),
  ];
}

function credentials(
  plan: Plan,
  role: string,
  repository: Repository | undefined,
): readonly SecretManifest[] {
  if (repository === undefined) return [];
  const values = secretValues(repository);
  return Object.keys(values).length === 0
    ? []
    : [secretOf(plan, { role, name: repository.secretName }, values)];
}

/** Each restore is an object with a name of its own: the operator runs an object once and keeps its outcome. */
function inPlaceRestore(plan: Plan): readonly Manifest[] {
  const { inPlaceRestore: wanted } = plan.options;
  if (wanted === undefined) return [];
  const spec: RestoreSpec = {
    pgCluster: plan.name,
    repoName: "repo1",
    options: recoveryOptions(wanted.target),
  };
  return [
    {
      type: "object",
      role: `restore-${wanted.id}`,
      apiVersion: api,
      kind: "PerconaPGRestore",
      metadata: metadataOf(plan, `${plan.name}-restore-${wanted.id}`),
      body: { spec },
      holdsData: false,
    },
  ];
}
