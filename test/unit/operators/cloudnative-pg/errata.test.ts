import { checkTransition } from "../../../../lib/guard/transitions";
import { operators } from "../../../../lib/operators/registry";
import {
  copied,
  follower,
  fresh,
  leader,
  opened,
  problemsOf,
  promoted,
  recovering,
  rendered,
  source,
  standby,
  withOptions,
} from "./databases";

/** Mistakes that published manifests and runbooks make. None can be repeated through this library. */
const stages = { fresh, standby, promoted, recovering, opened, copied, follower, leader };
const every = (check: (name: string, args: object) => void) => {
  for (const [name, args] of Object.entries(stages)) check(name, args);
};
const inTree = (args: object) => withOptions({ archiver: "in-tree" }, args);
const manifestsOf = (args: object) => JSON.stringify(rendered(args).manifests);

describe("server names", () => {
  it("are written on both sides, never left to a default that looks in the wrong folder", () => {
    every((_name, args) => {
      const { plugins = [], externalClusters = [] } = rendered(args).cr;
      const references = [...plugins, ...externalClusters.flatMap(({ plugin }) => plugin ?? [])];
      for (const { parameters } of references) expect(parameters.serverName).toMatch(/./);
    });
    const { externalClusters, backup } = rendered(inTree(standby)).cr;
    expect(externalClusters?.[0]?.barmanObjectStore?.serverName).toBe("orders-old");
    expect(backup?.barmanObjectStore.serverName).toBe("restored-a4029866bf-pg17");
  });

  it("of the own archive are neither the source's nor the cluster's, before and after the promotion", () => {
    const own = (args: object) => rendered(args).cr.plugins?.[0]?.parameters.serverName;
    const taken = { ...source, s3Path: "cnpg/orders" };
    for (const enabled of [true, false]) {
      const name = own({ ...fresh, restore: { enabled, ...taken } });
      expect(name).not.toBe("orders");
      expect(name).toBe(own({ ...fresh, restore: { enabled: !enabled, ...taken } }));
    }
  });

  it("change with every restore, so that going back to the first cluster's name needs no emptied bucket", () => {
    const own = (restore: object) =>
      rendered({ ...fresh, restore: { enabled: true, ...source, ...restore } }).cr.plugins?.[0]
        ?.parameters.serverName;
    const names = [{}, { attempt: 2 }, { s3Path: "cnpg/orders-new" }].map(own);
    expect(new Set(names).size).toBe(3);
  });

  it("are a level of the archive's address that nobody can leave out", () => {
    expect(rendered(fresh).annotation("archive")).toBe("s3://db-backups/orders/initial-pg17");
    expect(rendered(fresh).object("ObjectStore")?.body["spec"]).toMatchObject({
      configuration: { destinationPath: "s3://db-backups/orders" },
    });
  });
});

it("an archive that overlaps its source is refused", () => {
  const backup = { ...fresh.backup, bucketName: source.bucketName, path: source.s3Path };
  expect(problemsOf({ ...standby, backup })[0]).toMatch(/^backup.path: the own archive .* overlap/);
});

it("the check for an empty archive is never switched off, nor is archiving", () => {
  every((_name, args) => {
    expect(manifestsOf(args)).not.toMatch(/skipEmptyWalArchiveCheck|skipWalArchiving|validation/);
  });
});

it("no object of any stage empties a bucket or runs before the others", () => {
  every((_name, args) => {
    expect(manifestsOf(args)).not.toMatch(/PreSync|aws s3 rm|"Job"/);
  });
});

describe("schedules", () => {
  const schedule = (args: object) => rendered(args).object("ScheduledBackup")?.body["spec"];

  it("have six fields; five would be taken for six with another meaning", () => {
    const backup = { ...fresh.backup, schedule: "30 1 * * 0" };
    expect(schedule({ ...fresh, backup })).toMatchObject({ schedule: "0 30 1 * * 0" });
    expect(problemsOf({ ...fresh, backup: { ...backup, schedule: "0 30 1 * * 0" } })[0]).toMatch(
      /^backup.schedule: expected five cron fields/,
    );
  });

  it("name their method, whose default is the one that goes away", () => {
    expect(schedule(fresh)).toMatchObject({ method: "plugin" });
    expect(schedule(inTree(fresh))).toMatchObject({ method: "barmanObjectStore" });
  });

  it("leave store and server to the cluster, where alone the plugin looks for them", () => {
    expect(JSON.stringify(schedule(fresh))).not.toContain("parameters");
  });

  it("exist wherever there is a retention", () => {
    every((_name, args) => {
      expect(schedule(args)).toBeDefined();
    });
  });
});

it("the plugin is the archiver in every stage, since it is not unless somebody says so", () => {
  every((_name, args) => {
    expect(rendered(args).cr.plugins).toEqual([expect.objectContaining({ isWALArchiver: true })]);
  });
});

it("retention is the store's with the plugin, and the cluster's in-tree", () => {
  expect(rendered(fresh).cr).not.toHaveProperty("backup");
  expect(rendered(inTree(fresh)).cr.backup?.retentionPolicy).toBe("30d");
});

it("the source's backups are never expired by the database restored from them", () => {
  const [first] = rendered(standby).manifests.filter(({ role }) => role === "source-store");
  expect(JSON.stringify(first)).not.toContain("retentionPolicy");
});

it("every store has the checksum settings and a region, the source's too", () => {
  const { manifests } = rendered(follower);
  const stores = manifests
    .filter(({ role }) => role.endsWith("-store"))
    .map((m) => JSON.stringify(m));
  expect(stores).toHaveLength(3);
  for (const store of stores) {
    expect(store).toContain("AWS_REQUEST_CHECKSUM_CALCULATION");
    expect(store).toContain("AWS_RESPONSE_CHECKSUM_VALIDATION");
    expect(store).toMatch(/"region":\{"name":"orders-[a-z-]+","key":"region"\}/);
  }
});

describe("restores", () => {
  it("come up read-only, and not as the writable primary that recovery alone makes", () => {
    expect(rendered(standby).cr.replica).toEqual({ enabled: true, source: "origin" });
    expect(rendered(copied).cr.replica).toEqual({ enabled: true, source: "origin" });
    expect(rendered(recovering).cr.postgresql?.pg_hba).toEqual(["host all all all reject"]);
  });

  it("keep replica, source and store after the promotion", () => {
    for (const [before, after] of [
      [standby, promoted],
      [recovering, opened],
    ] as const) {
      expect(rendered(after).cr.externalClusters).toEqual(rendered(before).cr.externalClusters);
      expect(rendered(after).cr.bootstrap).toEqual(rendered(before).cr.bootstrap);
      expect(rendered(after).roles).toEqual(rendered(before).roles);
    }
    expect(rendered(promoted).cr.replica).toEqual({ enabled: false, source: "origin" });
  });

  it("carry no SQL for initdb, which would never run", () => {
    every((_name, args) => {
      expect(manifestsOf(args)).not.toMatch(/postInit/);
    });
  });

  it("have exactly one way to bootstrap", () => {
    every((_name, args) => {
      expect(Object.keys(rendered(args).cr.bootstrap)).toHaveLength(1);
    });
  });

  it("never have an empty target, which says nothing", () => {
    expect(rendered(standby).cr.bootstrap.recovery).not.toHaveProperty("recoveryTarget");
    const restore = { ...recovering.restore, target: {} };
    expect(problemsOf({ ...recovering, restore })[0]).toMatch(
      /^restore.target.time: expected a time/,
    );
  });

  it("are not switched on by editing a running cluster: the operator would ignore it", () => {
    const { recognise } = operators["cloudnative-pg"];
    const stateOf = (args: object) => {
      const { apiVersion, kind, metadata, body } = rendered(args).cluster;
      return recognise({ apiVersion, kind, metadata, ...body });
    };
    const next = stateOf(standby);
    const rules = next && checkTransition({ old: stateOf(fresh), new: next });
    expect(rules?.map(({ rule }) => rule)).toContain("restore-on-existing");
    expect(rendered(fresh).cluster.creationOnly).toEqual(["spec.bootstrap"]);
  });
});

it("an in-tree archive under an operator without one is refused", () => {
  expect(problemsOf({ ...inTree(fresh), operatorVersion: "1.31" })[0]).toMatch(
    /^cloudNativePg.archiver: operator 1.31 no longer knows/,
  );
});
