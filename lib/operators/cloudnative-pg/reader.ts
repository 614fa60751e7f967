import type { Archiving } from "../../guard/archiving";
import type { KubernetesObject } from "../../guard/inspection";
import { noFacts, type DatabaseState } from "../../guard/state";
import type { ObjectReader, Part, Surroundings } from "../reader";
import { clusterArchiving, scheduleIn, storeRetention } from "./archiving";
import { inspections } from "./inspections";
import { kindOf } from "./kinds";
import { at, has, text } from "../reading";
import { recognise, serverIn } from "./recognise";

export const cloudNativePgReader: ObjectReader = {
  id: "cloudnative-pg",
  // Its bootstrap stays in the object for good, with or without a replica block that says it is over.
  promotedLooks: "recovering",
  partOf: (object): Part | undefined => {
    const kind = kindOf(object);
    return kind === undefined ? undefined : kind === "Cluster" ? "database" : "companion";
  },
  recognise: (object) =>
    kindOf(object) === "Cluster" ? recognise(object) : companionState(object),
  archiving: (object, around) => archivingOf(object, around),
  inspections,
};

/**
 * Nothing of a database's life but where a store is: it is changed before its Cluster, whose rules would come too late. Its
 * retention or schedule is added to it.
 */
function companionState(object: KubernetesObject): DatabaseState | undefined {
  const kind = kindOf(object);
  // A store without retention is one that is read, or somebody's own: the Cluster that names it tells which.
  if (kind !== "ObjectStore" || !has(object.spec, "retentionPolicy")) return kind && noFacts;
  const store = at(object.spec, "configuration");
  return {
    ...noFacts,
    archive: text(at(store, "destinationPath")),
    archiveServer: serverIn(store),
  };
}

function archivingOf(object: KubernetesObject, around: Surroundings): Archiving | undefined {
  switch (kindOf(object)) {
    case "Cluster":
      return clusterArchiving(object, around);
    case "ObjectStore":
      return { ...nothing, retention: storeRetention(object) };
    case "ScheduledBackup":
      return {
        ...nothing,
        schedule: scheduleIn(object),
      };
    case undefined:
    default:
      return undefined;
  }
}

const nothing = { writes: [], reads: [], schedule: undefined, retention: undefined } as const;
