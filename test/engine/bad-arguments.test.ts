import { backup, fresh, late, r2Config, source, standby, type Json } from "./harness/arguments";
import { openDatabases, printed, type Databases } from "./harness/databases";

let bed: Databases;

beforeAll(async () => {
  bed = await openDatabases("bad-arguments");
});

/** No trace of JavaScript, and not the program's name: the text speaks of arguments. */
function expectOnlyWords(text: string): void {
  expect(text).not.toMatch(/^\s+at .*:\d+:\d+/m);
  expect(text).not.toMatch(/unhandled exception|node_modules|ArgsError|\.js:\d+/);
}

async function expectNothingCreated(): Promise<void> {
  const { resources } = await bed.state();
  expect(resources.filter(({ type }) => type.startsWith("kubernetes:"))).toEqual([]);
  expect(await bed.cluster()).toBeUndefined();
  const secrets = await bed.kube.list({ apiVersion: "v1", kind: "Secret" }, bed.namespace);
  expect(secrets).toEqual([]);
}

describe.each<[what: string, args: Json, lines: readonly string[]]>([
  [
    "no bucket anywhere",
    {
      ...fresh,
      backup: undefined,
      restore: { enabled: true, s3Path: "old/orders/17", r2Config },
    },
    [
      'PostgresKubernetes "db": 1 problem in its arguments; the database was not touched',
      "  restore.bucketName: expected a bucket name, got nothing here nor in backup.bucketName and operatorDefaults.bucketName",
    ],
  ],
  [
    "no s3Path",
    { ...standby, restore: { ...source, enabled: true, s3Path: undefined } },
    [
      'PostgresKubernetes "db": 1 problem in its arguments; the database was not touched',
      "  restore.s3Path: expected a path inside the bucket",
    ],
  ],
  [
    "several mistakes at once, one of them a ghost field",
    {
      ...fresh,
      postgresVersion: "17",
      storage: { size: "10 Gi" },
      backup: { ...backup, path: "s3://x/../y", r2Config: { ...r2Config, accessKeyId: "a b" } },
      enableRestore: true,
    },
    [
      'PostgresKubernetes "db": 5 problems in its arguments; the database was not touched',
      '  "enableRestore" was removed: the restore block decides now',
      "  backup.path: expected a path inside the bucket",
      "  backup.r2Config.accessKeyId: expected an access key id: printable characters without blanks, got <secret>",
      '  postgresVersion: expected a PostgreSQL major version such as 17, got "17"',
      '  storage.size: expected a quantity of bytes above zero such as "10Gi", got "10 Gi"',
    ],
  ],
])("%s", (_what, args, lines) => {
  test.each(["preview", "up"] as const)("fails %s with the path of the field", async (command) => {
    bed.write({ db: args });

    const run = await bed.stack[command]();

    expect(run.exitCode).not.toBe(0);
    const [error, ...others] = run.diagnostics.filter(({ severity }) => severity === "error");
    for (const line of lines) expect(error?.message).toContain(line);
    expect(others).toEqual([]);
    expectOnlyWords(printed(run));
    await expectNothingCreated();
  });
});

describe("a value that another resource still has to give", () => {
  const withBucket = (bucketName: unknown): Json => ({
    ...fresh,
    deletionProtection: false,
    backup: { ...backup, bucketName },
  });

  test("is unknown at preview and wrong at up: up fails before the database exists", async () => {
    bed.write({ db: withBucket(late("s3://own-backups")) });

    const preview = await bed.stack.preview();
    const up = await bed.stack.up();

    expect(preview).toMatchObject({ exitCode: 0, diagnostics: [] });
    expect(up.exitCode).not.toBe(0);
    expect(printed(up)).toContain('PostgresKubernetes "db": 1 problem in its arguments');
    expect(printed(up)).toContain("backup.bucketName: expected a bucket name: 3 to 63");
    expect(printed(up)).toContain('got "s3://own-backups"');
    expectOnlyWords(printed(up));
    expect(up.durationMs).toBeLessThan(20_000);
    expect(await bed.cluster()).toBeUndefined();
  });

  test("is right: up creates what preview could not show", async () => {
    bed.write({ db: withBucket(late("own-backups")) });

    const up = await bed.stack.up();

    expect(up).toMatchObject({ exitCode: 0, diagnostics: [] });
    expect((await bed.cluster())?.["spec"]).toMatchObject({
      env: expect.arrayContaining([
        { name: "WALG_S3_PREFIX", value: "s3://own-backups/orders/initial/17" },
      ]) as unknown,
    });
  });
});
