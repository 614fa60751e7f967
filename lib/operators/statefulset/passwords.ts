import type { DatabasePlan } from "../../plan/types";
import type { SecretManifest } from "../manifest";
import { secretOf } from "../objects";
import type { StatefulSetOptions } from "./schema";

type Plan = DatabasePlan<StatefulSetOptions>;

export const superuser = "postgres";

/** Object names have no underscores. */
export function passwordSecretName(database: string, role: string): string {
  return `${database}-${role.replaceAll("_", "-").replace(/^-+|-+$/g, "")}-password`;
}

/** The Secret that holds a role's `username` and `password`, whoever made it. */
export function passwordSecretOf({ name, options }: Plan, role: string): string {
  const source = options.passwords[role];
  return source?.kind === "secret" ? source.secretName : passwordSecretName(name, role);
}

/** A Secret for every password that was given as a literal. */
export function passwordSecrets(plan: Plan): readonly SecretManifest[] {
  return Object.entries(plan.options.passwords).flatMap(([role, source]) =>
    source.kind === "literal"
      ? [
          secretOf(
            plan,
            { role: `${role}-password`, name: passwordSecretName(plan.name, role) },
            { username: role, password: source.password },
          ),
        ]
      : [],
  );
}
