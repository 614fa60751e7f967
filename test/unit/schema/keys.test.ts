import { bare, failureOf, fresh, problemsOf, r2Config, standby, withAt } from "../fixtures";

const clone =
  'write restore: { enabled: true, mode: "one-stage", target: { time: "..." }, s3Path: "..." } instead';

describe("unknown keys", () => {
  it.each([
    ["operater", "operator"],
    ["operator_version", "operatorVersion"],
    ["OperatorVersion", "operatorVersion"],
    ["name_space", "namespace"],
    ["nam", "name"],
    ["names", "name"],
    ["instnces", "instances"],
    ["postgres_version", "postgresVersion"],
    ["restor", "restore"],
    ["restores", "restore"],
    ["database", "databases"],
    ["deletionprotection", "deletionProtection"],
  ])("%s is taken for %s", (typed, meant) => {
    expect(problemsOf({ ...bare, [typed]: 1 })).toEqual([
      `unknown key "${typed}"`,
      `did you mean ${meant}?`,
    ]);
  });

  it.each([
    ["storage", bare, "siz", "size"],
    ["resources", bare, "limit", "limits"],
    ["resources.requests", bare, "CPU", "cpu"],
    ["zalando", bare, "team_id", "teamId"],
    ["backup", fresh, "bucket_name", "bucketName"],
    ["backup", fresh, "r2config", "r2Config"],
    ["backup.r2Config", fresh, "secretAccesKey", "secretAccessKey"],
    ["backup.retention", fresh, "full_backups", "fullBackups"],
    ["operatorDefaults", fresh, "bucket", "bucketName"],
    ["restore", standby, "s3_path", "s3Path"],
    ["restore", standby, "enable", "enabled"],
    ["restore.streamFrom", standby, "Host", "host"],
  ])("in %s are refused with its path and the key that was meant", (path, base, typed, meant) => {
    const lines = problemsOf(withAt(base, [...path.split("."), typed], "x"));
    const at = lines.indexOf(`${path}: unknown key "${typed}"`);
    expect(lines[at + 1]).toBe(`did you mean ${meant}?`);
  });

  it("that resemble nothing are listed once, with the keys that exist", () => {
    const zalando = { image: "x", color: "y" };
    expect(problemsOf({ ...bare, zalando })).toEqual([
      'zalando: unknown keys "image", "color"',
      "the keys here are teamId, dockerImage",
    ]);
  });

  it("are told each in its own words when several are there", () => {
    const zalando = { teamid: "x", foo: 1, enableRestore: true, docker_image: "y" };
    expect(problemsOf({ ...bare, zalando })).toEqual([
      'zalando: unknown key "teamid"',
      "did you mean teamId?",
      'zalando: "enableRestore" was removed: the restore block decides now',
      'write restore: { enabled: true, s3Path: "..." } instead',
      'zalando: unknown key "docker_image"',
      "did you mean dockerImage?",
      'zalando: unknown key "foo"',
      "the keys here are teamId, dockerImage",
    ]);
  });

  it("show control characters instead of sending them to the terminal", () => {
    expect(problemsOf({ ...bare, storage: { size: "1Gi", "\u001b[2J\u009b": 1 } })[0]).toBe(
      'storage: unknown key "\\u001b[2J\\u009b"',
    );
  });
});

describe("switches that were removed", () => {
  it("enableRestore names the restore block", () => {
    expect(failureOf({ ...bare, enableRestore: true })).toBe(
      [
        'PostgresKubernetes "orders": 1 problem in its arguments; the database was not touched',
        '  "enableRestore" was removed: the restore block decides now',
        '      write restore: { enabled: true, s3Path: "..." } instead',
      ].join("\n"),
    );
  });

  it("enableClone names the one-stage restore", () => {
    expect(problemsOf({ ...bare, enableClone: false })).toEqual([
      '"enableClone" was removed: the restore block decides now',
      clone,
    ]);
  });

  it("are explained both at once", () => {
    expect(problemsOf({ ...bare, enableClone: true, enableRestore: true })).toHaveLength(4);
  });
});

describe("keys of a record", () => {
  const sqlName =
    "a name that starts with a lower-case letter or underscore, then lower-case letters, digits, underscores and dashes, at most 63 characters";
  const rename = "rename it; this library creates no names that need quoting";
  const bad = [
    ["'; DROP TABLE x; --", `["'; DROP TABLE x; --"]`, `"'; DROP TABLE x; --"`],
    ["$(id)", '["$(id)"]', '"$(id)"'],
    ["a\nb", '["a\\nb"]', '"a\\nb"'],
    ["", '[""]', '""'],
    ["App", ".App", '"App"'],
    ["é", '["é"]', '"é"'],
    ["a\u202eb", '["a\\u202eb"]', '"a\\u202eb"'],
    ["a".repeat(10_240), `["${"a".repeat(60)}..."]`, `"${"a".repeat(59)}..." (10240 characters)`],
  ] as const;

  it.each(bad)("users refuses %j", (key, at, shown) => {
    expect(problemsOf({ ...bare, users: { [key]: ["login"] } })).toEqual([
      `users${at}: expected ${sqlName}, got ${shown}`,
      rename,
    ]);
  });

  it.each(bad)("databases refuses %j", (key, at, shown) => {
    const args = { ...bare, users: { app: [] }, databases: { [key]: { owner: "app" } } };
    expect(problemsOf(args)).toEqual([`databases${at}: expected ${sqlName}, got ${shown}`, rename]);
  });

  it.each([
    ["work mem", '["work mem"]'],
    ["a.b.c", '["a.b.c"]'],
    ["x=1\ny", '["x=1\\ny"]'],
  ])("parameters refuses %j", (key, at) => {
    expect(problemsOf({ ...bare, parameters: { [key]: "1" } })).toEqual([
      `parameters${at}: expected the name of a PostgreSQL setting such as "max_connections", got ${JSON.stringify(key)}`,
      "use the name as SHOW ALL prints it; settings of extensions have one dot",
    ]);
  });

  it.each([
    "archive_mode",
    "archive_command",
    "archive_library",
    "restore_command",
    "recovery_target_time",
    "primary_conninfo",
    "primary_slot_name",
    "hot_standby",
    "Archive_Command",
  ])("parameters refuses %s, which the restore decides", (name) => {
    expect(problemsOf({ ...bare, parameters: { [name]: "x" } })).toEqual([
      `parameters.${name}: this setting belongs to the backup and restore of the database`,
      "remove it; backup and restore decide it",
    ]);
  });

  it.each(["-team", "a/b/c", "Example.com/x", "a b", "/x", "x/"])("labels refuses %j", (key) => {
    expect(problemsOf({ ...bare, labels: { [key]: "x" } })).toEqual([
      expect.stringContaining('expected a label key such as "team" or "example.com/team", got '),
      "use letters, digits, dashes, dots and underscores, with an optional DNS prefix and one slash",
    ]);
  });
});

describe("a refusal", () => {
  it("lists every problem at once, ordered by path", () => {
    const args = {
      operator: "zalando",
      namespace: "Ns",
      storage: { size: "ten" },
      backup: { path: "/orders", r2Config: { ...r2Config, cloudflareAccountId: "1" } },
      users: { app: ["admin"] },
      labels: { a: "b c" },
      foo: 1,
    };
    expect(
      failureOf(args)
        .split("\n")
        .filter((_line, i) => i % 2 === 1),
    ).toEqual([
      '  unknown key "foo"',
      "  backup.bucketName: expected a bucket name, got nothing here nor in operatorDefaults.bucketName",
      '  backup.path: expected a path inside the bucket such as "backups/orders/17": letters, digits, . _ = and -, parts separated by single slashes, got "/orders"',
      '  backup.r2Config.cloudflareAccountId: expected a Cloudflare account id: 32 hexadecimal digits, got "1"',
      '  labels.a: expected a label value: letters, digits, dashes, dots and underscores, at most 63 characters, got "b c"',
      '  namespace: expected a namespace: lower-case letters, digits and dashes, at most 63 characters, got "Ns"',
      "  postgresVersion: expected a PostgreSQL major version such as 17, got nothing",
      '  storage.size: expected a quantity of bytes above zero such as "10Gi", got "ten"',
      '  users.app[0]: expected "login", "nologin", "superuser", "createdb", "createrole", "replication", "bypassrls" or "inherit", got "admin"',
    ]);
    expect(failureOf(args).split("\n")[0]).toBe(
      'PostgresKubernetes "orders": 9 problems in its arguments; the database was not touched',
    );
  });

  it.each([
    [undefined, "nothing"],
    [null, "null"],
    ["zalando", '"zalando"'],
    [[], "a list"],
    [Promise.resolve(bare), "a value that is only known later"],
  ])("of arguments that are no object: %p", (args, shown) => {
    expect(problemsOf(args)).toEqual([
      `expected the arguments of a database, got ${shown}`,
      "write an object; its leaves may be late, the object itself may not",
    ]);
  });
});
