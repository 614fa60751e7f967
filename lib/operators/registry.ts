import { cloudNativePg } from "./cloudnative-pg";
import type { CloudNativePgArgs } from "./cloudnative-pg/args";
import type { OperatorAdapter } from "./contract";
import { percona } from "./percona";
import type { PerconaArgs } from "./percona/args";
import { statefulset } from "./statefulset";
import type { StatefulSetArgs } from "./statefulset/args";
import { zalando } from "./zalando";
import type { ZalandoArgs } from "./zalando/args";

/** Arguments of {@link PostgresKubernetes}. `operator` decides which of them exist. */
export type PostgresKubernetesArgs =
  ZalandoArgs | CloudNativePgArgs | PerconaArgs | StatefulSetArgs;

/** The one place that knows every operator. */
export const operators: Readonly<Record<PostgresKubernetesArgs["operator"], OperatorAdapter>> = {
  zalando,
  "cloudnative-pg": cloudNativePg,
  percona,
  statefulset,
};
