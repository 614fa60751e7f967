import type { Connection } from "../contract";

/** Names the operator derives (v2.9.0 `internal/naming/names.go`). */
export function connection({ name }: { readonly name: string }): Connection {
  const secretOf = (role: string) => `${name}-pguser-${role}`;
  return {
    service: `${name}-primary`,
    replicaService: `${name}-replicas`,
    secretOf,
    // There is one only when `users` has a role of that name.
    superuserSecret: secretOf("postgres"),
  };
}
