import type { KubernetesObject } from "../../guard/inspection";
import { noFacts, unknown, type DatabaseState } from "../../guard/state";
import { clearVariables, keysInClear } from "../keys-in-clear";
import type { ObjectReader } from "../reader";
import { at, items } from "../reading";
import { cronJobArchiving, isBackupCronJob } from "./backup-cron-job";
import { archiveEndpoint, recognise, recogniseClaim, serverEnv } from "./recognise";

/** Nothing of a database's life: the volume's size, or the backups' schedule and retention. */
function companionState(object: KubernetesObject): DatabaseState | undefined {
  return recogniseClaim(object) ?? (isBackupCronJob(object) ? noFacts : undefined);
}

export const statefulsetReader: ObjectReader = {
  id: "statefulset",
  partOf: (object) =>
    recognise(object) ? "database" : companionState(object) ? "companion" : undefined,
  recognise: (object) => recognise(object) ?? companionState(object),
  archiving: (object) => {
    if (isBackupCronJob(object)) return cronJobArchiving(object);
    const state = recognise(object);
    if (state === undefined) return undefined;
    const { archive } = state;
    // Its schedule is a CronJob of its own; the path of the archive is in our record. The arguments have been checked
    // against the source's.
    const endpoint = archiveEndpoint(serverEnv(object));
    return {
      writes: archive === undefined ? [] : [{ endpoint, url: archive }],
      reads: [],
      ...(archive === undefined && { off: "the record on the object names no archive" }),
      schedule: unknown,
      retention: undefined,
    };
  },
  inspections: [
    keysInClear((object) =>
      recognise(object) === undefined
        ? []
        : items(at(object.spec, "template", "spec", "containers")).flatMap((container) =>
            clearVariables(at(container, "env")),
          ),
    ),
  ],
};
