import { bare, fresh, problemsOf, r2Config, rendered, source, standby } from "../fixtures";

const problem = (args: unknown, name?: string) => problemsOf(args, name)[0];

describe("the own archive and the source", () => {
  const restore = { ...standby.restore, bucketName: "one-bucket", s3Path: "backups/orders" };
  const backup = { bucketName: "one-bucket", path: "backups/orders", r2Config };

  it("must not lie inside each other", () => {
    const lines = problemsOf({ ...standby, backup, restore });
    expect(lines).toEqual([
      expect.stringMatching(
        /^backup\.path: the own archive s3:\/\/one-bucket\/backups\/orders\/restored-[0-9a-f]{10}\/17 and the source s3:\/\/one-bucket\/backups\/orders overlap: the restored database would write into, and expire, the backups it was restored from$/,
      ),
      "give backup.path a folder outside restore.s3Path",
    ]);
  });

  it.each([
    ["in another bucket", { ...backup, bucketName: "two-bucket" }],
    ["beside it", { ...backup, path: "backups/orders-2" }],
    [
      "in the folder that holds it, because its incarnation is another",
      { ...backup, path: "backups" },
    ],
    [
      "behind another endpoint, where the same names mean another bucket",
      { ...backup, r2Config: { ...r2Config, jurisdiction: "eu" } },
    ],
  ])("may lie %s", (_where, place) => {
    expect(rendered({ ...standby, backup: place, restore }).plan.stage).toBe("standby");
  });

  it("are kept apart after the promotion too", () => {
    const args = { ...standby, backup, restore: { ...restore, enabled: false } };
    expect(problem(args)).toContain(" overlap: ");
  });
});

describe("the PostgreSQL major in the source's path", () => {
  const from = (s3Path: string, postgresVersion = 17) => ({
    ...standby,
    postgresVersion,
    restore: { ...standby.restore, s3Path },
  });

  it("must be the one that starts", () => {
    expect(problemsOf(from("backups/old/14"))).toEqual([
      "postgresVersion: 17 cannot start from a backup of PostgreSQL 14, with which restore.s3Path ends",
      "set postgresVersion: 14 for the restore, and upgrade afterwards",
    ]);
  });

  it.each(["orders/initial-pg16", "initial-pg16", "orders/restored-0123456789-pg16"])(
    "is read out of %s, as archives of CloudNativePG are named",
    (path) => {
      expect(problemsOf(from(path))[0]).toBe(
        "postgresVersion: 17 cannot start from a backup of PostgreSQL 16, with which restore.s3Path ends",
      );
      expect(rendered(from(path, 16)).plan.postgresVersion).toBe(16);
    },
  );

  it.each([
    "backups/old/17",
    "backups/old",
    "backups/14/old",
    "backups/old-14",
    "backups/140",
    "orders/initial-pg17",
    "orders/old-pg16",
    "orders/initial-pg16/copy",
  ])("is not read out of %s for 17", (path) => {
    expect(rendered(from(path)).plan.postgresVersion).toBe(17);
  });

  it("does not stand in the way of an upgrade after the promotion", () => {
    const { restore } = from("backups/old/14");
    const upgraded = rendered({ ...standby, restore: { ...restore, enabled: false } });
    expect(upgraded.spec.postgresql.version).toBe("17");
  });

  it("is told together with an overlap", () => {
    const args = {
      ...standby,
      restore: { ...standby.restore, s3Path: "db/14" },
      backup: { bucketName: source.bucketName, path: "db/14", r2Config },
    };
    expect(problemsOf(args)).toHaveLength(4);
  });
});

describe("owners of databases", () => {
  it("must be users", () => {
    const args = { ...bare, users: { app: [] }, databases: { orders: { owner: "toString" } } };
    expect(problemsOf({ ...args, databases: { orders: { owner: "other" } } })).toEqual([
      'databases.orders.owner: "other" is not one of users',
      'add users: { other: ["login"] }, or name one of users as the owner',
    ]);
    expect(rendered({ ...args, databases: { orders: { owner: "app" } } }).spec.databases).toEqual({
      orders: "app",
    });
  });

  it("are not found on Object.prototype", () => {
    const args = { ...bare, databases: { orders: { owner: "constructor" } } };
    expect(problem(args)).toBe('databases.orders.owner: "constructor" is not one of users');
  });
});

describe("resources", () => {
  const resources = (requests: object, limits: object) => ({
    ...bare,
    resources: { requests, limits },
  });

  it.each([
    ["cpu", { cpu: "1.5" }, { cpu: "1499m" }, "1.5", "1499m"],
    ["memory", { memory: "1Gi" }, { memory: "1G" }, "1Gi", "1G"],
  ])("must not ask for more %s than the limit", (kind, requests, limits, request, limit) => {
    expect(problemsOf(resources(requests, limits))).toEqual([
      `resources.requests.${kind}: ${request} is more than resources.limits.${kind}, ${limit}: Kubernetes refuses such a pod`,
      "raise the limit or lower the request",
    ]);
  });

  it.each([
    [{ cpu: "1500m" }, { cpu: "1.5" }],
    [{ memory: "1Gi" }, { memory: "1024Mi" }],
    [{ cpu: "4" }, { memory: "1Gi" }],
  ])("%j fit %j", (requests, limits) => {
    expect(rendered(resources(requests, limits)).spec.resources).toEqual({ requests, limits });
  });
});

describe("the component's name", () => {
  const expected =
    "name: expected a name that starts with a letter, then lower-case letters, digits and dashes, at most 58 characters, got ";
  it.each([
    ["Orders", '"Orders"'],
    ["1orders", '"1orders"'],
    ["orders-", '"orders-"'],
    ["x".repeat(59), `"${"x".repeat(59)}..." (59 characters)`],
  ])("%s needs a name beside it", (name, shown) => {
    expect(problemsOf(fresh, name)).toEqual([
      `${expected}${shown} (taken from the component's name)`,
      "set name to such a name; Services and Secrets derive theirs from it",
    ]);
    expect(rendered({ ...fresh, name: "orders" }, name).plan.name).toBe("orders");
  });

  it("may have 58 characters", () => {
    expect(rendered(fresh, "x".repeat(58)).plan.name).toHaveLength(58);
  });
});

describe("the archive's layout", () => {
  it.each([
    ["barman", "Barman Cloud: base/ and wals/"],
    ["pgbackrest", "pgBackRest: backup/ and archive/"],
    ["pg_basebackup", "this library's plain StatefulSet: basebackups/ and wal/"],
  ])("%s cannot be restored by another tool", (layout, words) => {
    expect(problemsOf({ ...standby, restore: { ...standby.restore, layout } })).toEqual([
      `restore.layout: Zalando postgres-operator reads WAL-G: basebackups_005/ and wal_005/; it cannot read ${words}`,
      "restore with an operator that reads this layout and move the data by a logical dump, streaming replication, or CloudNativePG's import",
    ]);
  });
});
