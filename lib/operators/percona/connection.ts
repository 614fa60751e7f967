import type { Connection } from "../contract";

/** Names the operator derives (v2.9.0 `internal/naming/names.go`). */
export function connection({ name }: { readonly name: string }): Connection {
  const secretOf = (role: string) => `${name}-pguser-${role}`;
  return {
    service: `${name}-primary`,
    replicaService: `${name}-replicas`,
    secretOf,
    // There is one only when the cluster's users name the role; a setup adds it.
    superuserSecret: secretOf("postgres"),
    userKey: "user",
  };
}
