import type { DatabasePlan } from "../../plan/types";
import type { Asking } from "./endpoint";
import { recoveryOptions } from "./recovery-options";
import { sourceRepository } from "./repositories";
import { globalOptions, projections, repoSpec } from "./repository";
import type { PerconaOptions } from "./schema";
import type { DataSourceSpec } from "./spec";

/** The operator archives every cluster under this stanza, and a standby cannot choose another. */
const stanza = "db";

/**
 * Recovery into a new cluster. The restore Job sees only what stands here, not the cluster's own repositories, so the source
 * is `repo1` although the own archive is too.
 *
 * It goes at the promotion, because it is an order and not a record: the operator obeys it again whenever the restore it last
 * recorded is another one, for example after a restore in place, and then deletes the running servers (v2.5.0 and v2.9.0
 * `internal/controller/postgrescluster/cluster.go` reconcileDataSource, `pgbackrest.go` prepareForRestore).
 */
export function dataSourceSpec(
  plan: DatabasePlan<PerconaOptions>,
  asking: Asking,
): DataSourceSpec | undefined {
  const repository = sourceRepository(plan);
  const target = plan.source?.target;
  if (repository === undefined || target === undefined) return undefined;
  return {
    pgbackrest: {
      stanza,
      repo: repoSpec(repository, asking),
      global: globalOptions(repository),
      configuration: projections(repository),
      options: recoveryOptions(target),
    },
  };
}
