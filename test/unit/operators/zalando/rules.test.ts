import { bare, fresh, problemsOf, recovering, rendered, standby, target } from "../../fixtures";

describe("versions", () => {
  it.each([
    ["1.15", 12, "13 to 17"],
    ["1.15", 18, "13 to 17"],
    ["2.0", 13, "14 to 18"],
    ["2.0", 19, "14 to 18"],
  ])("operator %s refuses PostgreSQL %d", (operatorVersion, postgresVersion, range) => {
    expect(problemsOf({ ...bare, operatorVersion, postgresVersion })).toEqual([
      `postgresVersion: operator ${operatorVersion} runs PostgreSQL ${range}, got ${String(postgresVersion)}`,
      "use one of these, or set operatorVersion to the operator that is installed",
    ]);
  });

  it.each([
    ["1.15", 13],
    ["1.15", 17],
    ["2.0", 14],
    ["2.0", 18],
  ])("operator %s takes PostgreSQL %d", (operatorVersion, postgresVersion) => {
    const { spec } = rendered({ ...bare, operatorVersion, postgresVersion });
    expect(spec.postgresql.version).toBe(String(postgresVersion));
  });
});

describe("a standby", () => {
  it("is one pod", () => {
    expect(problemsOf({ ...standby, instances: 3 })).toEqual([
      "instances: a standby of the Zalando operator is one pod, got 3",
      "set instances: 1 while restore.enabled is true, and raise it after the promotion",
    ]);
    const promoted = { ...standby.restore, enabled: false };
    expect(rendered({ ...standby, instances: 3, restore: promoted }).spec.numberOfInstances).toBe(
      3,
    );
  });

  it("takes no target", () => {
    expect(problemsOf({ ...standby, restore: { ...standby.restore, target } })).toEqual([
      "restore.target: a standby of the Zalando operator always replays to the end of the archive",
      'set restore.mode: "one-stage" to recover to a point in time; the database is then writable at once',
    ]);
  });

  it("streams beside the archive from operator 2.0 on", () => {
    const restore = { ...standby.restore, streamFrom: { host: "old" } };
    expect(problemsOf({ ...standby, operatorVersion: "1.15", restore })).toEqual([
      "restore.streamFrom: operator 1.15 takes either an archive or a live server, not both",
      'remove streamFrom, or upgrade the operator and set operatorVersion: "2.0"',
    ]);
  });
});

describe("a recovery to a point in time", () => {
  it("needs the time", () => {
    const { target: _target, ...restore } = recovering.restore;
    expect(problemsOf({ ...recovering, restore })).toEqual([
      "restore.target: expected a recovery target, got nothing: without a time the operator copies from a live cluster instead of the archive",
      'set restore.target: { time: "..." }, or leave out mode to restore everything in two stages',
    ]);
  });

  it("follows nobody", () => {
    const restore = { ...recovering.restore, streamFrom: { host: "old" } };
    expect(problemsOf({ ...recovering, restore })).toEqual([
      "restore.streamFrom: a recovery to a point in time follows nobody",
      "remove streamFrom",
    ]);
  });

  const gcs = [
    "restore.mode: the Zalando operator recovers to a point in time from S3 only: spec.clone has no GCS path",
    "leave out mode and target to restore everything in two stages",
  ];
  it.each(["restore", "backup", "operatorDefaults"])("reads no GCS, named in %s", (block) => {
    const { r2Config: _restoreStore, ...restore } = recovering.restore;
    const backup = { bucketName: "db-backups", path: "orders" };
    const objectStore = {
      provider: "gcs",
      serviceAccountKey: { secretName: "gcs", key: "key.json" },
    };
    const blocks: Record<string, object> = {
      restore,
      ...(block === "restore" ? {} : { backup }),
    };
    const named = { ...blocks, [block]: { ...blocks[block], objectStore } };
    expect(problemsOf({ ...bare, ...named })).toEqual(gcs);
  });
});

describe("retention", () => {
  it.each(["1d", { fullBackups: 1 }])("of %j is less than Spilo keeps", (retention) => {
    expect(problemsOf({ ...fresh, backup: { ...fresh.backup, retention } })).toEqual([
      "backup.retention: Spilo keeps at least 2 backups of at least 2 days, got a retention of 1",
      'set backup.retention: "2d" or more',
    ]);
  });

  it.each(["2d", { fullBackups: 2 }])("of %j is kept", (retention) => {
    expect(
      rendered({ ...fresh, backup: { ...fresh.backup, retention } }).env("BACKUP_NUM_TO_RETAIN"),
    ).toBe("2");
  });
});

describe("a name that the operator refuses after the CRD accepted it", () => {
  it.each(["_under", "under_", "dash-"])("is refused for a role: %s", (name) => {
    expect(problemsOf({ ...bare, users: { [name]: ["login"] } })).toEqual([
      `users.${name}: the Zalando operator gives up at a role named "${name}": it would create no such cluster, and never sync a running one again`,
      "let the name begin and end with a letter or digit, or create the role by SQL once the database runs",
    ]);
  });

  it.each(["with-dash", "app-", "_app-1"])("is refused for a database: %s", (name) => {
    const args = { ...bare, users: { app: ["login"] }, databases: { [name]: { owner: "app" } } };
    expect(problemsOf(args)).toEqual([
      `databases.${name}: the Zalando operator skips a database named "${name}": it would be missing, and only a line in the operator's log would say so`,
      "write the name without dashes, or create the database by SQL once the server runs",
    ]);
  });

  it("is refused for a role whose Secret another one has", () => {
    const users = { app_user: ["login"], "app-user": ["login"] };
    expect(problemsOf({ ...bare, users })).toEqual([
      'users.app-user: "app-user" and "app_user" would share one Secret, which holds one password: its name has dashes for underscores',
      "rename one of the two roles",
    ]);
  });

  it("is no other", () => {
    const users = { a: ["login"], "with-dash": ["login"], under_score: ["login"] };
    const databases = { _under: { owner: "with-dash" }, a1_: { owner: "under_score" } };
    const { spec } = rendered({ ...bare, users, databases });
    expect(spec.users).toEqual(users);
    expect(spec.databases).toEqual({ _under: "with-dash", a1_: "under_score" });
  });
});

it("every rule that is broken is told at once", () => {
  const args = {
    ...standby,
    operatorVersion: "1.15",
    postgresVersion: 18,
    instances: 2,
    restore: { ...standby.restore, target, streamFrom: { host: "old" } },
    backup: { ...standby.backup, retention: "1d" },
  };
  expect(problemsOf(args).filter((_line, i) => i % 2 === 0)).toEqual([
    expect.stringMatching(/^backup\.retention: /),
    expect.stringMatching(/^instances: /),
    expect.stringMatching(/^postgresVersion: /),
    expect.stringMatching(/^restore\.streamFrom: /),
    expect.stringMatching(/^restore\.target: /),
  ]);
});
