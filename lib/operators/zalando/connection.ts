import type { Connection } from "../contract";

/** Names the operator derives (`pkg/cluster/util.go`, default `secret_name_template`). */
export function connection({ name }: { readonly name: string }): Connection {
  const secretOf = (role: string) =>
    `${role.replaceAll("_", "-")}.${name}.credentials.postgresql.acid.zalan.do`;
  return {
    service: name,
    replicaService: `${name}-repl`,
    secretOf,
    superuserSecret: secretOf("postgres"),
  };
}
