import { checkTransition } from "../../../../lib/guard/transitions";
import { unknown } from "../../../../lib/guard/state";
import { operators } from "../../../../lib/operators/registry";
import {
  bare,
  copied,
  follower,
  fresh,
  leader,
  opened,
  promoted,
  recovering,
  rendered,
  standby,
  withOptions,
} from "./databases";

const { recognise } = operators["cloudnative-pg"];
const object = (args: object) => {
  const { apiVersion, kind, metadata, body } = rendered(args).cluster;
  return { apiVersion, kind, metadata, ...body };
};
const stateOf = (args: object) => recognise(object(args));
const written = (spec: unknown, metadata: unknown = { name: "orders" }) =>
  recognise({ apiVersion: "postgresql.cnpg.io/v1", kind: "Cluster", metadata, spec });

const common = { postgresVersion: "17", storageSize: "10Gi", topology: undefined };
const restored = {
  ...common,
  source: "s3://old-backups/cnpg/orders-old",
  target: undefined,
  archive: "s3://db-backups/orders/restored-a4029866bf-pg17",
};

it.each([
  [
    "bare",
    bare,
    { ...common, stage: "fresh", source: undefined, target: undefined, archive: undefined },
  ],
  [
    "fresh",
    fresh,
    {
      ...common,
      stage: "fresh",
      source: undefined,
      target: undefined,
      archive: "s3://db-backups/orders/initial-pg17",
    },
  ],
  ["standby", standby, { ...restored, stage: "standby" }],
  ["promoted", promoted, { ...restored, stage: "promoted" }],
  [
    "a follower",
    follower,
    {
      ...restored,
      stage: "standby",
      topology: { leads: false, token: undefined, formerLost: false },
    },
  ],
  [
    "a leader",
    leader,
    {
      ...restored,
      stage: "promoted",
      topology: { leads: true, token: undefined, formerLost: false },
    },
  ],
])("reads back what it renders: %s", (_stage, args, state) => {
  expect(stateOf(args)).toEqual(state);
});

it("reads back recoveries and copies", () => {
  const target = "time 2026-11-20T12:00:00+00:00";
  expect(stateOf(recovering)).toMatchObject({ stage: "recovering", target });
  expect(stateOf(opened)).toMatchObject({ stage: "promoted", target });
  const source = "postgresql://old.example.com:5432";
  expect(stateOf(copied)).toMatchObject({ stage: "standby", source });
});

describe("objects somebody wrote by hand", () => {
  const recovery = { recovery: { source: "clusterBackup" } };

  it.each([
    ["nothing but instances", { instances: 1 }, "fresh"],
    ["initdb", { bootstrap: { initdb: {} } }, "fresh"],
    ["a recovery", { bootstrap: recovery }, "recovering"],
    ["a copy", { bootstrap: { pg_basebackup: { source: "origin" } } }, "recovering"],
    ["a replica", { bootstrap: recovery, replica: { enabled: true, source: "o" } }, "standby"],
    ["a promoted replica", { bootstrap: recovery, replica: { enabled: false } }, "promoted"],
    ["a follower without self", { replica: { primary: "south" } }, "standby"],
    ["a leader without self", { replica: { primary: "orders" } }, "fresh"],
    [
      "a leader that was copied",
      { bootstrap: recovery, replica: { primary: "orders" } },
      "promoted",
    ],
  ])("%s", (_what, spec, stage) => {
    expect(written(spec)?.stage).toBe(stage);
  });

  it("name their archive by store and server", () => {
    const parameters = { barmanObjectName: "store", serverName: "orders" };
    const plugins = [{ name: "other" }, { name: "barman", isWALArchiver: true, parameters }];
    expect(written({ plugins })?.archive).toBe("store/orders");
    const barmanObjectStore = { destinationPath: "s3://b/p", serverName: "orders" };
    expect(written({ backup: { barmanObjectStore } })?.archive).toBe("s3://b/p/orders");
    expect(written({ plugins: [{ isWALArchiver: true }] })?.archive).toBe(unknown);
    expect(written({ plugins: [{ name: "barman", parameters }] })?.archive).toBeUndefined();
  });

  it.each([
    ["registry.example.com/cloudnative-pg/postgresql:17.2-standard-trixie", "17"],
    ["registry:5000/postgresql:18", "18"],
    ["postgresql:16.4@sha256:abc", "16"],
    ["postgresql:latest", undefined],
    ["postgresql", undefined],
    [undefined, undefined],
  ])("tell the major of %s", (imageName, major) => {
    expect(written({ imageName })?.postgresVersion).toBe(major);
  });

  it("may be of any shape", () => {
    for (const spec of [undefined, null, 1, "spec", [], { replica: 1, bootstrap: [], plugins: {} }])
      expect(written(spec, null)?.stage).toBe("fresh");
    expect(recognise({ apiVersion: "acid.zalan.do/v1", kind: "postgresql" })).toBeUndefined();
    expect(recognise({ apiVersion: "cluster.x-k8s.io/v1", kind: "Cluster" })).toBeUndefined();
  });
});

describe("values that only the update will know", () => {
  it("are unknown, never missing", () => {
    expect(written(unknown)).toMatchObject({ stage: unknown, archive: unknown, topology: unknown });
    expect(written({ replica: { enabled: unknown } })?.stage).toBe(unknown);
    expect(written({ replica: { primary: unknown } })?.topology).toBe(unknown);
    expect(
      written({ replica: { primary: "a", self: "a", promotionToken: unknown } })?.topology,
    ).toEqual({
      leads: true,
      token: unknown,
      formerLost: false,
    });
  });
});

describe("migrations", () => {
  const inTree = (base: object) => withOptions({ archiver: "in-tree" }, base);
  const changed = (old: object, next: object) => {
    const before = stateOf(old);
    const after = stateOf(next);
    return after === undefined ? undefined : checkTransition({ old: before, new: after });
  };

  it("from in-tree to the plugin, and back, keep the archive: nothing to refuse", () => {
    expect(changed(inTree(promoted), promoted)).toEqual([]);
    expect(changed(promoted, inTree(promoted))).toEqual([]);
  });

  it("to the next major go on in an archive of their own", () => {
    const next = { ...withOptions({ imageName: "example/postgresql:18.1" }), postgresVersion: 18 };
    expect(changed(fresh, next)).toEqual([]);
    expect(changed(next, fresh)?.map(({ rule }) => rule)).toEqual(["major-lowered"]);
  });
});
