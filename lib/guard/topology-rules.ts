import type { Rule, Transition } from "./rule";
import { unknown, type TopologyState } from "./state";

/** The database's place among others before and after a change, when both are known. */
function places({
  old,
  new: next,
}: Transition): readonly [TopologyState | undefined, TopologyState | undefined] | undefined {
  const before = old?.topology;
  const after = next.topology;
  return before === unknown || after === unknown ? undefined : [before, after];
}

/** True when one of several databases takes the primary's role over, or gives it up: its stage then changes rightly. */
export function changesRole(transition: Transition): boolean {
  const [before, after] = places(transition) ?? [];
  return before !== undefined && after !== undefined && before.leads !== after.leads;
}

const tokenWithoutTakeover: Rule = {
  name: "token-without-takeover",
  check: (transition) => {
    const [before, after] = places(transition) ?? [];
    if (after?.token === undefined || after.token === unknown) return undefined;
    if (before?.token === after.token || (before !== undefined && changesRole(transition)))
      return undefined;
    return {
      found: "a promotion token on a database that does not become the primary with this change",
      wouldHappen:
        "the operator would wait for a WAL position that belongs to another moment, or take the token for one it has used",
      doInstead:
        "set the token in the same update that makes this database the primary, and never before",
    };
  },
};

const takeoverWithoutToken: Rule = {
  name: "takeover-without-token",
  check: (transition) => {
    const [before, after] = places(transition) ?? [];
    if (before?.leads !== false || after?.leads !== true) return undefined;
    // Said before this takeover it was said of another one.
    if (after.formerLost && !before.formerLost) return undefined;
    if (after.token !== undefined && after.token !== before.token) return undefined;
    return {
      found: "this database becomes the primary without the demotion token of the former one",
      wouldHappen:
        "it would start a history of its own at once, perhaps without the last rows, and the former primary could never follow it again",
      doInstead:
        "demote the former primary first and pass its status.demotionToken as promotionToken; when it is lost for good, set formerPrimaryLost: true and rebuild it afterwards",
    };
  },
};

const followerCutLoose: Rule = {
  name: "follower-cut-loose",
  check: (transition) => {
    const [before, after] = places(transition) ?? [];
    if (before?.leads !== false || after !== undefined || transition.new.stage === "standby")
      return undefined;
    return {
      found: "the topology of a database that follows another one was removed",
      wouldHappen: "it would become a primary of its own while the other one still accepts writes",
      doInstead:
        "keep the topology; to take over, name this database as the primary and pass the token",
    };
  },
};

const followerBornEmpty: Rule = {
  name: "follower-born-empty",
  check: ({ old, new: next }) => {
    if (old !== undefined || next.source !== undefined) return undefined;
    if (next.topology === unknown || next.topology?.leads !== false) return undefined;
    return {
      found: "a new database that follows another one, without a restore block",
      wouldHappen: "it would begin with data of its own and share no history with what it follows",
      doInstead: "restore it from the primary's archive: restore: { enabled: true, s3Path }",
    };
  },
};

export const topologyRules: readonly Rule[] = [
  tokenWithoutTakeover,
  takeoverWithoutToken,
  followerCutLoose,
  followerBornEmpty,
];
