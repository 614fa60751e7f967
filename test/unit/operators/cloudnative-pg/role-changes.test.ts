import { checkTransition } from "../../../../lib/guard/transitions";
import type { Finding } from "../../../../lib/guard/finding";
import { operators } from "../../../../lib/operators/registry";
import { follower, fresh, inTopology, leader, north, rendered, token } from "./databases";

function stateOf(args: object) {
  const { cluster } = rendered(args);
  const { apiVersion, kind, metadata, body } = cluster;
  const state = operators["cloudnative-pg"].recognise({ apiVersion, kind, metadata, ...body });
  if (state === undefined) throw new Error("not recognised");
  return state;
}

const findings = (old: object | undefined, next: object): readonly Finding[] =>
  checkTransition({ old: old && stateOf(old), new: stateOf(next) });

describe("changes", () => {
  const taking = (more: object) => inTopology({ primary: "central", ...more }, leader);
  const south = (primary: string, more: object = {}) =>
    inTopology({ self: "south", primary, peer: north, ...more }, fresh);

  it("may hand over: demotion, takeover with the token, and back again", () => {
    expect(findings(south("south"), south("north"))).toEqual([]);
    expect(findings(follower, taking({ promotionToken: token }))).toEqual([]);
    expect(findings(leader, follower)).toEqual([]);
    expect(findings(south("north"), south("south", { promotionToken: token }))).toEqual([]);
    expect(findings(taking({ promotionToken: token }), taking({}))).toEqual([]);
  });

  it("may take over from a lost primary, once somebody says so", () => {
    expect(findings(follower, taking({ formerPrimaryLost: true }))).toEqual([]);
  });

  it("may not take over twice on one word about one lost primary", () => {
    const stale = { leads: false, token: undefined, formerLost: true };
    const old = { ...stateOf(follower), topology: stale };
    const next = stateOf(taking({ formerPrimaryLost: true }));
    expect(checkTransition({ old, new: next }).map(({ rule }) => rule)).toEqual([
      "takeover-without-token",
    ]);
  });

  it("may not take over without the token", () => {
    expect(findings(follower, taking({}))).toEqual([
      {
        rule: "takeover-without-token",
        found: "this database becomes the primary without the demotion token of the former one",
        wouldHappen:
          "it would start a history of its own at once, perhaps without the last rows, and the former primary could never follow it again",
        doInstead:
          "demote the former primary first and pass its status.demotionToken as promotionToken; when it is lost for good, set formerPrimaryLost: true and rebuild it afterwards",
      },
    ]);
  });

  it("may not bring a token without a takeover", () => {
    const found = {
      rule: "token-without-takeover",
      found: "a promotion token on a database that does not become the primary with this change",
      wouldHappen:
        "the operator would wait for a WAL position that belongs to another moment, or take the token for one it has used",
      doInstead:
        "set the token in the same update that makes this database the primary, and never before",
    };
    expect(findings(leader, taking({ promotionToken: token }))).toEqual([found]);
    expect(findings(undefined, south("south", { promotionToken: token }))).toEqual([found]);
  });

  it("may not cut a follower loose", () => {
    expect(findings(south("north"), fresh).map(({ rule }) => rule)).toContain("follower-cut-loose");
    expect(findings(south("south"), fresh)).toEqual([]);
  });

  it("may not begin a follower empty", () => {
    expect(findings(undefined, south("north")).map(({ rule }) => rule)).toEqual([
      "follower-born-empty",
    ]);
  });
});
