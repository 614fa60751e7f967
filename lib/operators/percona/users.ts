import type { DatabasePlan } from "../../plan/types";
import type { UserSpec } from "./spec";
import { operatorVersions, type PerconaVersion } from "./versions";

/** Roles with the databases they own. Without any the operator makes a role and a database named after the cluster. */
export function userSpecs(plan: DatabasePlan): readonly UserSpec[] | undefined {
  const { users, databases = {} } = plan;
  if (users === undefined) return undefined;
  const grantsPublic =
    plan.postgresVersion >= 15 &&
    operatorVersions[plan.operatorVersion as PerconaVersion].grantsPublicSchema;
  return Object.entries(users).map(([name, attributes]) => {
    const owned = Object.keys(databases).filter((database) => databases[database]?.owner === name);
    return {
      name,
      ...(owned.length > 0 && { databases: owned }),
      ...(attributes.length > 0 && { options: attributes.join(" ").toUpperCase() }),
      // The operator grants every right on the database, but not those on its public schema.
      ...(owned.length > 0 && grantsPublic && { grantPublicSchemaAccess: true as const }),
    };
  });
}
