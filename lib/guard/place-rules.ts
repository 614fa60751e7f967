import { bytesOf } from "../units/quantity";
import type { Rule, Transition } from "./rule";
import type { DatabaseState } from "./state";

/** Old and new value of a fact, when both are known and differ. */
function change(
  { old, new: next }: Transition,
  fact: keyof DatabaseState,
): readonly [string, string] | undefined {
  const [before, after] = [old?.[fact], next[fact]];
  return typeof before === "string" && typeof after === "string" && before !== after
    ? [before, after]
    : undefined;
}

const sourceChanged: Rule = {
  name: "source-changed",
  check: (transition) => {
    const sources = change(transition, "source");
    if (sources === undefined) return undefined;
    return {
      found: `the source changed from ${sources[0]} to ${sources[1]}`,
      wouldHappen:
        "an existing database never fetches another source: a standby would look for WAL that does not continue its own, a promoted one would carry a false record",
      doInstead:
        "keep the source; to restore from another archive, create a new PostgresKubernetes with another name",
    };
  },
};

const targetChanged: Rule = {
  name: "target-changed",
  check: (transition) => {
    const { old, new: next } = transition;
    const [before, after] = [old?.target, next.target];
    if (old === undefined || typeof before === "symbol" || typeof after === "symbol")
      return undefined;
    if (before === after || typeof old.source !== "string" || typeof next.source !== "string")
      return undefined;
    return {
      found: `the recovery target changed from ${before ?? "none"} to ${after ?? "none"}`,
      wouldHappen:
        "the data would stay where the first target left them, and the record would claim otherwise",
      doInstead:
        "keep the target; to recover to another moment, create a new PostgresKubernetes with another name",
    };
  },
};

const archiveMoved: Rule = {
  name: "archive-moved",
  check: (transition) => {
    const archives = change(transition, "archive");
    if (archives === undefined) return undefined;
    const [before, after] = [transition.old?.source, transition.new.source];
    if (typeof before === "symbol" || typeof after === "symbol") return undefined;
    // Another source means another incarnation, hence another path: the rule about the source, or the stage, says so already.
    const isTold = typeof before === typeof after || transition.old?.stage !== transition.new.stage;
    if (before !== after && isTold) return undefined;
    // A major upgrade goes on in a folder of its own beside the old major's.
    const isUpgrade = change(transition, "postgresVersion") !== undefined;
    if (isUpgrade && folderOf(archives[0]) === folderOf(archives[1])) return undefined;
    return {
      found: `the own archive moved from ${archives[0]} to ${archives[1]}`,
      wouldHappen:
        "the backups taken so far would belong to nobody, and until the next base backup nothing could be restored at all",
      doInstead:
        "put bucket and path back; to move a database to another archive, restore it there as a new one",
    };
  },
};

const archiveServerChanged: Rule = {
  name: "archive-server-changed",
  check: (transition) => {
    const servers = change(transition, "archiveServer");
    // Where the address changes too, the rule about that says enough.
    if (servers === undefined || archiveMoved.check(transition) !== undefined) return undefined;
    const [before, after] = servers.map((server) => server || "the cloud's own");
    return {
      found: `the store of the archive changed from ${String(before)} to ${String(after)}`,
      wouldHappen:
        "unless both names lead to the same bucket, the backups taken so far would belong to nobody, and until the next base backup nothing could be restored at all",
      doInstead: `put ${String(before)} back; where the bucket is the same under both names, acknowledge archive-server-changed with the reason; to move to another store, restore there as a new database`,
    };
  },
};

const backupSwitchedOff: Rule = {
  name: "backup-switched-off",
  check: ({ old, new: next }) =>
    typeof old?.archive === "string" && next.archive === undefined
      ? {
          found: `the backup block was removed; the database archives to ${old.archive}`,
          wouldHappen:
            "WAL would be thrown away from this moment on without any error, and base backups would stop",
          doInstead: "put the backup block back",
        }
      : undefined,
};

const majorWithStage: Rule = {
  name: "major-with-stage",
  check: (transition) => {
    const versions = change(transition, "postgresVersion");
    if (versions === undefined) return undefined;
    const { stage } = transition.new;
    if (!isStageChange(transition) && stage !== "standby" && stage !== "recovering")
      return undefined;
    return {
      found: `postgresVersion changed from ${versions[0]} to ${versions[1]} during a restore or promotion`,
      wouldHappen:
        "the server would start other binaries on data of the old major, and refuse to run",
      doInstead: `keep ${versions[0]} until the database is promoted and backed up, then upgrade in an update of its own`,
    };
  },
};

const majorRaised: Rule = {
  name: "major-raised",
  check: (transition) => {
    const versions = change(transition, "postgresVersion");
    const hazard = transition.old?.upgradeHazard ?? transition.new.upgradeHazard;
    if (versions === undefined || hazard === undefined) return undefined;
    if (Number(versions[1]) <= Number(versions[0])) return undefined;
    if (majorWithStage.check(transition) !== undefined) return undefined;
    return { found: `postgresVersion went up from ${versions[0]} to ${versions[1]}`, ...hazard };
  },
};

const majorLowered: Rule = {
  name: "major-lowered",
  check: (transition) => {
    const versions = change(transition, "postgresVersion");
    if (versions === undefined || Number(versions[1]) >= Number(versions[0])) return undefined;
    return {
      found: `postgresVersion went down from ${versions[0]} to ${versions[1]}`,
      wouldHappen: "older binaries cannot read newer data: the server would not start",
      doInstead: `put ${versions[0]} back; to go back a major, dump and load into a new database`,
    };
  },
};

const storageShrunk: Rule = {
  name: "storage-shrunk",
  check: (transition) => {
    const sizes = change(transition, "storageSize");
    if (sizes === undefined || (bytesOf(sizes[1]) ?? 0n) >= (bytesOf(sizes[0]) ?? 0n))
      return undefined;
    return {
      found: `storage.size shrank from ${sizes[0]} to ${sizes[1]}`,
      wouldHappen:
        "volumes cannot shrink: the volume would keep its size, the object would claim another, and every later resize would fail",
      doInstead: `put ${sizes[0]} back; for a smaller volume restore into a new database`,
    };
  },
};

function folderOf(address: string): string {
  return address.slice(0, address.lastIndexOf("/"));
}

function isStageChange({ old, new: next }: Transition): boolean {
  return (
    typeof old?.stage === "string" && typeof next.stage === "string" && old.stage !== next.stage
  );
}

export const placeRules: readonly Rule[] = [
  sourceChanged,
  targetChanged,
  archiveMoved,
  archiveServerChanged,
  backupSwitchedOff,
  majorWithStage,
  majorRaised,
  majorLowered,
  storageShrunk,
];
