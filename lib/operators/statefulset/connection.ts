import type { DatabasePlan } from "../../plan/types";
import type { Connection } from "../contract";
import { passwordSecretOf, superuser } from "./passwords";
import type { StatefulSetOptions } from "./schema";

export function connection(plan: DatabasePlan<StatefulSetOptions>): Connection {
  return {
    service: plan.name,
    // There is one server, so readers and writers share it.
    replicaService: plan.name,
    secretOf: (role) => passwordSecretOf(plan, role),
    superuserSecret: passwordSecretOf(plan, superuser),
  };
}
