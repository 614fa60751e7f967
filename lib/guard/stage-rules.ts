import type { Stage } from "../plan/types";
import type { Rule, Transition } from "./rule";
import type { DatabaseState } from "./state";
import { changesRole } from "./topology-rules";

const isRestoring = (stage: DatabaseState["stage"]) =>
  stage === "standby" || stage === "recovering";

/** The two known stages of an update, when they differ. Roles that change within a topology have rules of their own. */
function stageChange(transition: Transition): readonly [Stage, Stage] | undefined {
  const { old, new: next } = transition;
  if (changesRole(transition)) return undefined;
  if (typeof old?.stage !== "string" || typeof next.stage !== "string") return undefined;
  return old.stage === next.stage ? undefined : [old.stage, next.stage];
}

const createdPromoted: Rule = {
  name: "created-promoted",
  check: ({ old, new: next }) =>
    old === undefined && next.stage === "promoted"
      ? {
          found:
            "a new database whose restore block says enabled: false, so it counts as restored already",
          wouldHappen:
            "it would come up empty and writable, under the name and record of the database it was meant to restore",
          doInstead:
            "set restore.enabled: true first, look at the standby, then set it to false; for an empty database leave restore out",
        }
      : undefined,
};

const restoreOnExisting: Rule = {
  name: "restore-on-existing",
  check: (transition) => {
    const change = stageChange(transition);
    if (change?.[0] !== "fresh" || !isRestoring(change[1])) return undefined;
    return {
      found: "a restore block on a database that exists and was born empty",
      wouldHappen:
        "the operator restores only into a new cluster; this one would turn read-only on its own data, or follow an archive it shares no history with",
      doInstead:
        "restore into a new PostgresKubernetes with another name, and switch applications over when it is promoted",
    };
  },
};

const standbyPutBack: Rule = {
  name: "standby-put-back",
  check: (transition) => {
    const change = stageChange(transition);
    if (change?.[0] !== "promoted" || !isRestoring(change[1])) return undefined;
    return {
      found: "restore.enabled went from false back to true on a promoted database",
      wouldHappen:
        "the server would turn read-only without fetching anything: it has written since, so it can never follow its source again",
      doInstead:
        "keep restore.enabled: false; to restore once more, create a new PostgresKubernetes with another name",
    };
  },
};

const restoreModeChanged: Rule = {
  name: "restore-mode-changed",
  check: (transition) => {
    const change = stageChange(transition);
    if (change?.every(isRestoring) !== true) return undefined;
    return {
      found: `the running restore changed from ${change[0]} to ${change[1]}`,
      wouldHappen:
        "a restore in progress keeps what it began with; the server would restart under instructions that do not fit its data",
      doInstead: "delete this restore and begin another one with the new mode",
    };
  },
};

const originDropped: Rule = {
  name: "origin-dropped",
  check: (transition) => {
    const change = stageChange(transition);
    if (change?.[1] !== "fresh") return undefined;
    return {
      found: `the restore block of a ${change[0]} database was removed`,
      wouldHappen:
        "nothing would record what the database was restored from; its archive path would change, and the next recreation would come up empty",
      doInstead: "keep the restore block for good; restore.enabled: false is the promoted form",
    };
  },
};

const promotedUnrestored: Rule = {
  name: "promoted-unrestored",
  check: (transition) => {
    const change = stageChange(transition);
    if (change?.[0] !== "fresh" || change[1] !== "promoted") return undefined;
    return {
      found: "a restore block with enabled: false on a database that was never restored",
      wouldHappen:
        "the database would be recorded as restored from an archive it never read, and would write to another archive",
      doInstead: "leave restore out",
    };
  },
};

export const stageRules: readonly Rule[] = [
  createdPromoted,
  restoreOnExisting,
  standbyPutBack,
  restoreModeChanged,
  originDropped,
  promotedUnrestored,
];
