export { PostgresKubernetes, type ConnectionInfo } from "./component";
export type { PostgresKubernetesArgs } from "./operators/registry";
export type * from "./args/backup";
export type * from "./args/database";
export type * from "./args/object-store";
export type * from "./args/restore";
export type * from "./operators/zalando/args";
export type { Stage } from "./plan/types";
export type { Nodes } from "./resources/create";
