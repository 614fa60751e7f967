import type { PostgresKubernetesArgs } from "../../../../lib/operators/registry";
import type { OperatorRows } from "../scenarios";
import { cloudNativePgRows } from "./cloudnative-pg";
import { perconaRows } from "./percona";
import { statefulSetRows } from "./statefulset";
import { zalandoRows } from "./zalando";

/** Every operator of the registry answers for every scenario. */
export const rowsOf: Readonly<Record<PostgresKubernetesArgs["operator"], OperatorRows>> = {
  zalando: zalandoRows,
  "cloudnative-pg": cloudNativePgRows,
  percona: perconaRows,
  statefulset: statefulSetRows,
};
