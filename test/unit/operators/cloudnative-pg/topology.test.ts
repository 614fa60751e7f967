import { checkTransition } from "../../../../lib/guard/transitions";
import type { Finding } from "../../../../lib/guard/finding";
import { operators } from "../../../../lib/operators/registry";
import {
  bare,
  follower,
  fresh,
  leader,
  peer,
  problemsOf,
  recovering,
  rendered,
  standby,
  topology,
  withOptions,
} from "./databases";

const token = "eyJkYXRhYmFzZSI6Im9yZGVycyJ9";
const as = (more: object, base: object) =>
  withOptions({ topology: { ...topology, ...more } }, base);

describe("the cluster", () => {
  it("finds itself and its peer by name, each with a server name", () => {
    const reference = (barmanObjectName: string, serverName: string) => ({
      name: "barman-cloud.cloudnative-pg.io",
      parameters: { barmanObjectName, serverName },
    });
    expect(rendered(follower).cr.externalClusters).toEqual([
      { name: "origin", plugin: reference("orders-restore-source", "orders-old") },
      { name: "central", plugin: reference("orders-archive", "restored-a4029866bf-pg17") },
      { name: "south", plugin: reference("orders-peer", "initial-pg17") },
    ]);
  });

  it("says who leads and never enabled, which would exclude it", () => {
    expect(rendered(follower).cr.replica).toEqual({
      self: "central",
      primary: "south",
      source: "south",
    });
    const taking = as({ primary: "central", promotionToken: token }, leader);
    expect(rendered(taking).cr.replica).toEqual({
      self: "central",
      primary: "central",
      source: "south",
      promotionToken: token,
    });
  });

  it("may be of a later major than its first source once it has led, whoever leads now", () => {
    const upgraded = { ...leader, restore: { ...leader.restore, s3Path: "orders/initial-pg16" } };
    const again = { ...upgraded, restore: { ...upgraded.restore, enabled: true } };
    const following = as({ primary: "south" }, again);
    expect(rendered(upgraded).plan).toMatchObject({ stage: "promoted", postgresVersion: 17 });
    expect(rendered(following).plan).toMatchObject({ stage: "standby", postgresVersion: 17 });
    const alone = withOptions({}, again);
    expect(problemsOf(alone)[0]).toContain("cannot start from a backup of PostgreSQL 16");
  });

  it("is a standby for as long as it follows", () => {
    expect(rendered(follower).plan.stage).toBe("standby");
    expect(rendered(leader).plan.stage).toBe("promoted");
    expect(rendered(as({ self: "south", primary: "south", peer: north }, fresh)).plan.stage).toBe(
      "fresh",
    );
    expect(rendered(as({ self: "south", primary: "north", peer: north }, fresh)).plan.stage).toBe(
      "standby",
    );
  });

  it("keeps its archive through every change of roles", () => {
    const archives = [follower, leader].map((args) => rendered(args).annotation("archive"));
    expect(new Set(archives).size).toBe(1);
  });
});

const north = { ...peer, name: "north" };

describe("refused arguments", () => {
  const at = (path: string) => `cloudNativePg.topology${path}`;
  it.each([
    [
      "two databases of one name",
      as({ peer: { ...peer, name: "central" }, primary: "central" }, fresh),
      [
        `${at(".peer.name")}: "central" is this database's own name`,
        "give the two databases two names, and use the same two on both sides",
      ],
    ],
    [
      "a primary that is neither",
      as({ primary: "north" }, standby),
      [
        `${at(".primary")}: expected "central" or "south", got "north"`,
        "name the database that takes writes",
      ],
    ],
    [
      "a name of the library's own",
      as({ self: "origin", primary: "origin" }, fresh),
      [
        `${at("")}: the name "origin" is this library's own word for something else`,
        "use names of places, such as regions",
      ],
    ],
    [
      "a peer without a store",
      as({ primary: "central", peer: { ...peer, r2Config: undefined } }, fresh),
      [
        `${at(".peer.objectStore")}: expected an object store, got nothing`,
        "set objectStore or r2Config of the store the peer writes to",
      ],
    ],
    [
      "no archive for the peer to follow",
      as({ primary: "central" }, bare),
      [
        "backup: expected a backup block, got nothing: the peer follows this database's own archive",
        "add a backup block",
      ],
    ],
    [
      "a recovery to a moment",
      as({}, recovering),
      [
        "restore.mode: a database that was recovered to a moment shares no history with its peer",
        "restore everything in two stages, or build the topology after the recovery",
      ],
    ],
    [
      "a standby that leads",
      as({ primary: "central" }, standby),
      [
        "restore.enabled: restore.enabled is true, but topology.primary names this database",
        "set restore.enabled: false, or change topology.primary; they change together",
      ],
    ],
    [
      "a token on a follower",
      as({ promotionToken: token }, standby),
      [
        `${at(".promotionToken")}: a promotion token on a database that follows its peer: the operator refuses it`,
        "set it in the update that names this database as the primary",
      ],
    ],
    [
      "a lost primary that is followed",
      as({ formerPrimaryLost: true }, standby),
      [
        `${at(".formerPrimaryLost")}: a lost former primary on a database that follows its peer, which is the primary`,
        "set it in the update that names this database as the primary, and remove it when the roles change back",
      ],
    ],
    [
      "a token from the lost",
      as({ primary: "central", promotionToken: token, formerPrimaryLost: true }, leader),
      [
        `${at(".promotionToken")}: either the former primary gave a token, or it is lost`,
        "remove formerPrimaryLost: with a token nothing is lost",
      ],
    ],
    [
      "a token that is none",
      as({ primary: "central", promotionToken: "$(token)" }, leader),
      [
        `${at(".promotionToken")}: expected a promotion token: the base64 text in status.demotionToken of the former primary, got "$(token)"`,
        "copy it whole, as kubectl prints it",
      ],
    ],
  ])("%s", (_what, args, problems) => {
    expect(problemsOf(args)).toEqual(problems);
  });
});

function stateOf(args: object) {
  const { cluster } = rendered(args);
  const { apiVersion, kind, metadata, body } = cluster;
  const state = operators["cloudnative-pg"].recognise({ apiVersion, kind, metadata, ...body });
  if (state === undefined) throw new Error("not recognised");
  return state;
}

const findings = (old: object | undefined, next: object): readonly Finding[] =>
  checkTransition({ old: old && stateOf(old), new: stateOf(next) });

it("refuses a peer that archives where this database does", () => {
  const mine = { ...peer, bucketName: "db-backups", s3Path: "orders/initial-pg17" };
  expect(
    problemsOf(as({ self: "south", primary: "south", peer: { ...mine, name: "north" } }, fresh)),
  ).toEqual([
    "cloudNativePg.topology.peer.s3Path: s3://db-backups/orders/initial-pg17 is, or overlaps, this database's own archive: it would follow itself",
    "write the peer's archiveUrl, or give the two databases different backup.path",
  ]);
});

describe("changes", () => {
  const taking = (more: object) => as({ primary: "central", ...more }, leader);
  const south = (primary: string, more: object = {}) =>
    as({ self: "south", primary, peer: north, ...more }, fresh);

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
