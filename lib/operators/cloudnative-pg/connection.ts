import type { DatabasePlan } from "../../plan/types";
import type { Connection } from "../contract";
import { applicationOf } from "./bootstrap";
import type { CloudNativePgOptions } from "./schema";

/** Names the operator derives (`pkg/specs/services.go`, `pkg/management/postgres/constants.go`). */
export function connection(plan: DatabasePlan<CloudNativePgOptions>): Connection {
  const { name, options } = plan;
  const { owner } = applicationOf(plan);
  return {
    service: `${name}-rw`,
    replicaService: `${name}-ro`,
    // The operator makes up a password for the application's owner alone, and only when it was given none.
    secretOf: (role) =>
      options.passwordSecrets[role] ?? (role === owner ? `${name}-app` : undefined),
    // Made only with enableSuperuserAccess, which a setup switches on.
    superuserSecret: `${name}-superuser`,
  };
}
