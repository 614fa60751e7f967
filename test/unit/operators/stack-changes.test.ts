import { unknown } from "../../../lib/guard/state";
import type { RawObject } from "../../guards/raw/raw-database";
import { keyOf, raw, rulesAgainst, set } from "./stacks";

const cnpg = "cloudnative-pg";
const plugin = ["spec", "plugins", "name=barman-cloud.cloudnative-pg.io", "parameters"];
const fresh = raw(cnpg);
const store = fresh.find(({ kind }) => kind === "ObjectStore")!;
const destination = (store.spec["configuration"] as { destinationPath: string }).destinationPath;
const inTree = {
  destinationPath: destination,
  serverName: "first",
  endpointURL: (store.spec["configuration"] as { endpointURL: string }).endpointURL,
};

describe("an address is followed through the objects that it is made of", () => {
  it("from the operator's default of a server name to another one", () => {
    const unnamed = set(fresh, "Cluster", [...plugin, "serverName"], undefined);
    expect(rulesAgainst({ objects: unnamed }, { objects: fresh })).toEqual(["archive-moved"]);
  });

  it("through a Cluster whose resource was renamed", () => {
    const path = ["spec", "configuration", "destinationPath"];
    const moved = set(fresh, "ObjectStore", path, "s3://own-backups/elsewhere");
    const renamed = Object.fromEntries(
      moved.filter(({ kind }) => kind === "Cluster").map((object) => [keyOf(object), "renamed"]),
    );
    expect(rulesAgainst({ objects: fresh }, { objects: moved, renamed })).toEqual([
      "archive-moved",
    ]);
  });

  it("through a store that says nothing of retention", () => {
    const stores = (field: string, value: string) => ({
      objects: set(
        set(fresh, "ObjectStore", ["spec", "retentionPolicy"], undefined),
        "ObjectStore",
        ["spec", "configuration", field],
        value,
      ),
    });
    const before = stores("destinationPath", destination);
    expect(rulesAgainst(before, stores("destinationPath", "s3://own-backups/x"))).toEqual([
      "archive-moved",
    ]);
    expect(rulesAgainst(before, stores("endpointURL", "https://minio.svc"))).toEqual([
      "archive-server-changed",
    ]);
  });

  it("from Barman in the Cluster to the plugin, which is no move", () => {
    const before = set(
      set(fresh, "Cluster", ["spec", "plugins"], []),
      "Cluster",
      ["spec", "backup", "barmanObjectStore"],
      inTree,
    ).filter(({ kind }) => kind !== "ObjectStore");
    expect(rulesAgainst({ objects: before }, { objects: fresh })).toEqual([]);
  });

  it("to an ObjectStore of another name, which is no move", () => {
    const metadata = { ...store.metadata, name: "another-name" };
    const after = set(fresh, "Cluster", [...plugin, "barmanObjectName"], "another-name");
    const stores = after.map((object) =>
      object.kind === "ObjectStore" ? { ...object, metadata } : object,
    );
    expect(rulesAgainst({ objects: fresh }, { objects: stores })).toEqual([]);
  });

  it("whatever the order of the external clusters", () => {
    const standby = raw(cnpg, { stage: "standby" });
    const cluster = standby.find(({ kind }) => kind === "Cluster")!;
    const [origin] = cluster.spec["externalClusters"] as readonly object[];
    const other = {
      name: "other",
      plugin: { name: "p", parameters: { barmanObjectName: "x", serverName: "y" } },
    };
    const listed = (list: readonly unknown[]) =>
      set(standby, "Cluster", ["spec", "externalClusters"], list);
    expect(
      rulesAgainst({ objects: listed([origin, other]) }, { objects: listed([other, origin]) }),
    ).toEqual([]);
  });

  it.each([
    ["plugins", unknown],
    ["plugins", [unknown]],
    ["backup", unknown],
  ])("is unknown, not gone, with %s %p", (field, value) => {
    const after = set(fresh, "Cluster", ["spec", "plugins"], undefined);
    const objects = set(after, "Cluster", ["spec", field], value);
    expect(rulesAgainst({ objects: fresh }, { objects })).toEqual([]);
  });
});

describe("a CloudNativePG cluster by hand that was promoted", () => {
  const promoted = raw(cnpg, { stage: "promoted" });
  const without = (objects: readonly RawObject[]) =>
    set(objects, "Cluster", ["spec", "replica"], undefined);

  it.each(["standby", "promoted"])("may lose its replica block as %s", (stage) => {
    const before = raw(cnpg, { stage });
    expect(rulesAgainst({ objects: before }, { objects: without(before) })).toEqual([]);
  });

  it("may be upgraded long after a recovery without one", () => {
    const image = (version: number) => raw(cnpg, { stage: "promoted", version });
    expect(rulesAgainst({ objects: without(image(17)) }, { objects: without(image(18)) })).toEqual(
      [],
    );
  });

  it("keeps its bootstrap, without which a recreation would come up empty", () => {
    const empty = set(promoted, "Cluster", ["spec", "bootstrap"], { initdb: {} });
    expect(rulesAgainst({ objects: without(promoted) }, { objects: without(empty) })).toEqual([
      "origin-dropped",
    ]);
  });
});

describe("versions as images write them", () => {
  const withImage = (imageName: string) => set(fresh, "Cluster", ["spec", "imageName"], imageName);
  const withCatalogue = (major: number) =>
    set(
      set(fresh, "Cluster", ["spec", "imageName"], undefined),
      "Cluster",
      ["spec", "imageCatalogRef"],
      { kind: "ImageCatalog", name: "postgresql", major },
    );

  it("a digest is none", () => {
    const [one, other] = ["9f86d081884c", "4e07408562be"];
    const pinned = (digest: string) =>
      withImage(`registry.example.com/postgresql@sha256:${digest}`);
    expect(rulesAgainst({ objects: pinned(one) }, { objects: pinned(other) })).toEqual([]);
  });

  it("a catalogue's major is one", () => {
    expect(rulesAgainst({ objects: withCatalogue(18) }, { objects: withCatalogue(16) })).toEqual([
      "major-lowered",
    ]);
  });
});

describe("Percona's repositories", () => {
  const repos = ["spec", "backups", "pgbackrest", "repos"];
  const standby = raw("percona", { stage: "standby" });
  const promotedWith = (block: object | undefined) =>
    set(standby, "PerconaPGCluster", ["spec", "standby"], block);

  it.each([[undefined], [{ enabled: false }]])(
    "the source's must be gone with standby: %j, which does not name it",
    (block) => {
      expect(rulesAgainst({ objects: standby }, { objects: promotedWith(block) })).toContain(
        "source-overwritten",
      );
    },
  );

  it("may be listed in any order", () => {
    const fresh = raw("percona");
    const [first] = (fresh[0]?.spec["backups"] as { pgbackrest: { repos: readonly object[] } })
      .pgbackrest.repos;
    const second = { name: "repo2", s3: { bucket: "second", endpoint: "s3.example.com" } };
    const listed = (list: readonly unknown[]) => set(fresh, "PerconaPGCluster", repos, list);
    expect(
      rulesAgainst({ objects: listed([first, second]) }, { objects: listed([second, first]) }),
    ).toEqual([]);
  });

  it("a volume is nobody else's place", () => {
    const named = (name: string) =>
      set(
        set(raw("percona", { name }), "PerconaPGCluster", repos, [{ name: "repo1", volume: {} }]),
        "PerconaPGCluster",
        ["metadata", "name"],
        name,
      );
    const both = { objects: [...named("one"), ...named("two")] };
    expect(rulesAgainst(both, both)).toEqual([]);
  });
});

it("a bucket in which Spilo makes its own path must not change either", () => {
  const env = (bucket: string) =>
    set(raw("zalando"), "postgresql", ["spec", "env"], [{ name: "WAL_S3_BUCKET", value: bucket }]);
  expect(rulesAgainst({ objects: env("one") }, { objects: env("two") })).toEqual(["archive-moved"]);
});
