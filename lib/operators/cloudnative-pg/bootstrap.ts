import type { DatabasePlan } from "../../plan/types";
import type { RecoveryTarget } from "../../units/recovery-target";
import type { CloudNativePgOptions } from "./schema";
import type { BootstrapSpec, RecoveryTargetSpec } from "./spec";

type Plan = DatabasePlan<CloudNativePgOptions>;

/** Name under which the source stands in `externalClusters`. */
export const originName = "origin";
/** Name under which an import's server stands there. */
export const importName = "import-source";

/** How the first server comes to its data. The operator reads it once, but wants to see it as long as `replica` is there. */
export function bootstrapSpec(plan: Plan): BootstrapSpec {
  const application = applicationOf(plan);
  if (plan.upstream) return { pg_basebackup: { source: originName, ...application } };
  if (plan.source === undefined) return { initdb: { ...application, ...importSpec(plan) } };
  const { target } = plan.source;
  return {
    recovery: {
      source: originName,
      ...application,
      ...(target && { recoveryTarget: recoveryTargetSpec(target) }),
    },
  };
}

/** The application's database and owner, which the operator creates, and whose password it sets again after a restore. */
export function applicationOf({ databases = {}, options }: Plan) {
  const names = Object.keys(databases);
  const database =
    options.applicationDatabase ?? (names.length === 1 ? names[0] : undefined) ?? "app";
  const owner = databases[database]?.owner ?? "app";
  const secret = options.passwordSecrets[owner];
  return { database, owner, ...(secret !== undefined && { secret: { name: secret } }) };
}

function importSpec({ options }: Plan) {
  if (options.import === undefined) return {};
  const { database, schemaOnly } = options.import;
  return {
    import: {
      type: "microservice" as const,
      databases: [database],
      schemaOnly,
      source: { externalCluster: importName },
    },
  };
}

function recoveryTargetSpec(target: RecoveryTarget): RecoveryTargetSpec {
  const { kind, value, exclusive, timeline, backup } = target;
  const moment = {
    time: { targetTime: value },
    lsn: { targetLSN: value },
    xid: { targetXID: value },
    name: { targetName: value },
    immediate: { targetImmediate: true },
  }[kind];
  return {
    ...moment,
    ...(timeline !== undefined && { targetTLI: String(timeline) }),
    ...(backup !== undefined && { backupID: backup }),
    ...(exclusive && { exclusive }),
  };
}
