import { PostgresKubernetes, type PostgresKubernetesArgs } from "postgres-kubernetes";
import { readInput } from "./input";

for (const { name, args } of readInput().databases)
  new PostgresKubernetes(name, args as PostgresKubernetesArgs);
