import type { Connection } from "../contract";

/** Names the operator derives (`pkg/cluster/util.go`, default `secret_name_template`). */
export function connection({ name }: { readonly name: string }): Connection {
  return {
    service: name,
    replicaService: `${name}-repl`,
    secretOf: (role) => `${role.replaceAll("_", "-")}.${name}.credentials.postgresql.acid.zalan.do`,
  };
}
