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
  withOptions,
  inTopology,
  north,
  token,
} from "./databases";

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
    const taking = inTopology({ primary: "central", promotionToken: token }, leader);
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
    const following = inTopology({ primary: "south" }, again);
    expect(rendered(upgraded).plan).toMatchObject({ stage: "promoted", postgresVersion: 17 });
    expect(rendered(following).plan).toMatchObject({ stage: "standby", postgresVersion: 17 });
    const alone = withOptions({}, again);
    expect(problemsOf(alone)[0]).toContain("cannot start from a backup of PostgreSQL 16");
  });

  it("is a standby for as long as it follows", () => {
    expect(rendered(follower).plan.stage).toBe("standby");
    expect(rendered(leader).plan.stage).toBe("promoted");
    expect(
      rendered(inTopology({ self: "south", primary: "south", peer: north }, fresh)).plan.stage,
    ).toBe("fresh");
    expect(
      rendered(inTopology({ self: "south", primary: "north", peer: north }, fresh)).plan.stage,
    ).toBe("standby");
  });

  it("keeps its archive through every change of roles", () => {
    const archives = [follower, leader].map((args) => rendered(args).annotation("archive"));
    expect(new Set(archives).size).toBe(1);
  });
});

describe("refused arguments", () => {
  const at = (path: string) => `cloudNativePg.topology${path}`;
  it.each([
    [
      "two databases of one name",
      inTopology({ peer: { ...peer, name: "central" }, primary: "central" }, fresh),
      [
        `${at(".peer.name")}: "central" is this database's own name`,
        "give the two databases two names, and use the same two on both sides",
      ],
    ],
    [
      "a primary that is neither",
      inTopology({ primary: "north" }, standby),
      [
        `${at(".primary")}: expected "central" or "south", got "north"`,
        "name the database that takes writes",
      ],
    ],
    [
      "a name of the library's own",
      inTopology({ self: "origin", primary: "origin" }, fresh),
      [
        `${at("")}: the name "origin" is this library's own word for something else`,
        "use names of places, such as regions",
      ],
    ],
    [
      "a peer without a store",
      inTopology({ primary: "central", peer: { ...peer, r2Config: undefined } }, fresh),
      [
        `${at(".peer.objectStore")}: expected an object store, got nothing`,
        "set objectStore or r2Config of the store the peer writes to",
      ],
    ],
    [
      "no archive for the peer to follow",
      inTopology({ primary: "central" }, bare),
      [
        "backup: expected a backup block, got nothing: the peer follows this database's own archive",
        "add a backup block",
      ],
    ],
    [
      "a recovery to a moment",
      inTopology({}, recovering),
      [
        "restore.mode: a database that was recovered to a moment shares no history with its peer",
        "restore everything in two stages, or build the topology after the recovery",
      ],
    ],
    [
      "a standby that leads",
      inTopology({ primary: "central" }, standby),
      [
        "restore.enabled: restore.enabled is true, but topology.primary names this database",
        "set restore.enabled: false, or change topology.primary; they change together",
      ],
    ],
    [
      "a token on a follower",
      inTopology({ promotionToken: token }, standby),
      [
        `${at(".promotionToken")}: a promotion token on a database that follows its peer: the operator refuses it`,
        "set it in the update that names this database as the primary",
      ],
    ],
    [
      "a lost primary that is followed",
      inTopology({ formerPrimaryLost: true }, standby),
      [
        `${at(".formerPrimaryLost")}: a lost former primary on a database that follows its peer, which is the primary`,
        "set it in the update that names this database as the primary, and remove it when the roles change back",
      ],
    ],
    [
      "a token from the lost",
      inTopology({ primary: "central", promotionToken: token, formerPrimaryLost: true }, leader),
      [
        `${at(".promotionToken")}: either the former primary gave a token, or it is lost`,
        "remove formerPrimaryLost: with a token nothing is lost",
      ],
    ],
    [
      "a token that is none",
      inTopology({ primary: "central", promotionToken: "$(token)" }, leader),
      [
        `${at(".promotionToken")}: expected a promotion token: the base64 text in status.demotionToken of the former primary, got "$(token)"`,
        "copy it whole, as kubectl prints it",
      ],
    ],
  ])("%s", (_what, args, problems) => {
    expect(problemsOf(args)).toEqual(problems);
  });
});

it("refuses a peer that archives where this database does", () => {
  const mine = { ...peer, bucketName: "db-backups", s3Path: "orders/initial-pg17" };
  expect(
    problemsOf(
      inTopology({ self: "south", primary: "south", peer: { ...mine, name: "north" } }, fresh),
    ),
  ).toEqual([
    "cloudNativePg.topology.peer.s3Path: s3://db-backups/orders/initial-pg17 is, or overlaps, this database's own archive: it would follow itself",
    "write the peer's archiveUrl, or give the two databases different backup.path",
  ]);
});
