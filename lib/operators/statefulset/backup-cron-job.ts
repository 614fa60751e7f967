import type { Archiving } from "../../guard/archiving";
import type { KubernetesObject } from "../../guard/inspection";
import { unknown, type Fact } from "../../guard/state";
import type { Retention } from "../../units/retention";
import { at, items, text, variable } from "../reading";
import { isOurs } from "./recognise";

/** True for the CronJob that takes this library's base backups; the one that copies them elsewhere is another. */
export function isBackupCronJob(object: KubernetesObject): boolean {
  return (
    object.kind === "CronJob" &&
    object.apiVersion === "batch/v1" &&
    isOurs(object) &&
    items(podOf(object.spec, "initContainers")).some((step) => at(step, "name") === "base-backup")
  );
}

/** When backups are taken and how long they are kept; where they go, the StatefulSet's record says. */
export function cronJobArchiving({ spec }: KubernetesObject): Archiving {
  const prune = items(podOf(spec, "containers")).find((step) => at(step, "name") === "prune");
  return {
    writes: [],
    reads: [],
    // Suspended until the promotion, or by hand: the object does not tell.
    schedule: at(spec, "suspend") === true ? unknown : text(at(spec, "schedule")),
    retention: retentionIn(at(prune, "env")),
  };
}

const podOf = (spec: unknown, containers: string) =>
  at(spec, "jobTemplate", "spec", "template", "spec", containers);

function retentionIn(env: unknown): Fact<Retention> {
  const [days, fullBackups] = [
    variable(env, /^PGK_KEEP_DAYS$/),
    variable(env, /^PGK_KEEP_BACKUPS$/),
  ];
  if (days === unknown || fullBackups === unknown) return unknown;
  if (days !== undefined) return { kind: "window", days: Number(days) };
  return fullBackups === undefined
    ? undefined
    : { kind: "count", fullBackups: Number(fullBackups) };
}
