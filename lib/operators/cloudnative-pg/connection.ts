import type { Connection } from "../contract";

/** Names the operator derives (`pkg/specs/services.go`, `pkg/management/postgres/constants.go`). */
export function connection({ name }: { readonly name: string }): Connection {
  return {
    service: `${name}-rw`,
    replicaService: `${name}-ro`,
    secretOf: () => `${name}-app`,
    // Made only with enableSuperuserAccess, which a setup switches on.
    superuserSecret: `${name}-superuser`,
  };
}
