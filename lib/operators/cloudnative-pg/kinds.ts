import type { KubernetesObject } from "../../guard/inspection";

const groups = {
  Cluster: "postgresql.cnpg.io/",
  ScheduledBackup: "postgresql.cnpg.io/",
  ObjectStore: "barmancloud.cnpg.io/",
} as const;

type Kind = keyof typeof groups;

/** Which of the kinds that matter to a database's backups the object is. */
export function kindOf({ apiVersion, kind }: KubernetesObject): Kind | undefined {
  return (Object.keys(groups) as Kind[]).find(
    (known) => known === kind && String(apiVersion).startsWith(groups[known]),
  );
}
