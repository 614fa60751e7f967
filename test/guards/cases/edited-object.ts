import type { Edit } from "../program/edit";
import type { Objects, RawOperator } from "./case";

/** Each operator's object that is the database. */
export const kinds: Readonly<Record<RawOperator, string>> = {
  zalando: "postgresql",
  "cloudnative-pg": "Cluster",
  percona: "PerconaPGCluster",
};

/** CloudNativePG's archiver in a Cluster's list of plugins. */
export const plugin = "name=barman-cloud.cloudnative-pg.io";

export function withEdits(state: Objects, edits: readonly Edit[]): Objects {
  return { ...state, edits };
}
