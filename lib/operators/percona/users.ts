import type { DatabasePlan } from "../../plan/types";
import type { UserSpec } from "./spec";
import { operatorVersions, type PerconaVersion } from "./versions";

/** Roles with the databases they own. Without any the operator makes a role and a database named after the cluster. */
export function userSpecs(plan: DatabasePlan): readonly UserSpec[] | undefined {
  const { users, setup, name } = plan;
  const specs = users && Object.keys(users).map((role) => userSpec(plan, role));
  if (setup === undefined || specs?.some((spec) => spec.name === superuser) === true) return specs;
  // A setup runs as the superuser, whose Secret the operator makes only when the list names the role. A list also takes the
  // place of the operator's default, so that stands here too.
  return [{ name: superuser }, ...(specs ?? [{ name, databases: [name] }])];
}

const superuser = "postgres";

function userSpec(plan: DatabasePlan, name: string): UserSpec {
  const { users = {}, databases = {}, postgresVersion, operatorVersion } = plan;
  const attributes = users[name] ?? [];
  const owned = Object.keys(databases).filter((database) => databases[database]?.owner === name);
  const { grantsPublicSchema } = operatorVersions[operatorVersion as PerconaVersion];
  return {
    name,
    ...(owned.length > 0 && { databases: owned }),
    ...(attributes.length > 0 && { options: attributes.join(" ").toUpperCase() }),
    // The operator grants every right on the database, but not those on its public schema.
    ...(owned.length > 0 &&
      postgresVersion >= 15 &&
      grantsPublicSchema && { grantPublicSchemaAccess: true as const }),
  };
}
