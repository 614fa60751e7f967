import { topologyRules } from "../../lib/guard/topology-rules";
import { transitionRules } from "../../lib/plan-api";
import {
  backup,
  fresh,
  late,
  lateSecret,
  promoted,
  secret,
  source,
  standby,
  type Json,
} from "./harness/arguments";
import { openDatabases, printed, type Databases } from "./harness/databases";
import type { StackState } from "./harness/state";

const restore = (over: Json): Json => ({ restore: { enabled: true, ...source, ...over } });
const target = { time: "2026-11-20T12:00:00Z" };
const clone = restore({ mode: "one-stage", target });
/** A path that does not name a PostgreSQL major, so that only the guard can tell. */
const unversioned = restore({ s3Path: "old/orders" });
const hidden = { ...backup, bucketName: secret("bucket") };

/** With an archive that no other database of the program has. */
const apart = (args: Json): Json => ({ ...args, backup: { ...backup, path: "apart" } });
const another = apart(promoted);

/** One database in every state there is. */
const databases: Readonly<Record<string, Json>> = {
  fresh,
  standby: { ...standby, ...unversioned },
  promoted,
  recovering: { ...fresh, ...clone },
  hidden: { ...fresh, backup: hidden },
};

interface Case {
  readonly rule: string;
  readonly database: string;
  readonly becomes: Json;
  /** What the text names as found. */
  readonly found: string;
}

const cases: readonly Case[] = [
  {
    rule: "retention-shortened",
    database: "fresh",
    becomes: { ...fresh, backup: { ...backup, retention: "5d" } },
    found: "retention went down from 30 days to 5 days",
  },
  {
    rule: "created-promoted",
    database: "another",
    becomes: another,
    found: "a new database whose restore block says enabled: false",
  },
  {
    rule: "restore-on-existing",
    database: "fresh",
    becomes: standby,
    found: "a restore block on a database that exists and was born empty",
  },
  {
    rule: "standby-put-back",
    database: "promoted",
    becomes: standby,
    found: "restore.enabled went from false back to true on a promoted database",
  },
  {
    rule: "restore-mode-changed",
    database: "standby",
    becomes: { ...fresh, ...restore({ s3Path: "old/orders", mode: "one-stage", target }) },
    found: "the running restore changed from standby to recovering",
  },
  {
    rule: "origin-dropped",
    database: "standby",
    becomes: apart(fresh),
    found: "the restore block of a standby database was removed",
  },
  {
    rule: "origin-dropped",
    database: "promoted",
    becomes: apart(fresh),
    found: "the restore block of a promoted database was removed",
  },
  {
    rule: "promoted-unrestored",
    database: "fresh",
    becomes: promoted,
    found: "a restore block with enabled: false on a database that was never restored",
  },
  {
    rule: "source-changed",
    database: "standby",
    becomes: { ...fresh, ...restore({ s3Path: "other/orders" }) },
    found: "the source changed from s3://old-backups/old/orders to s3://old-backups/other/orders",
  },
  {
    rule: "target-changed",
    database: "recovering",
    becomes: {
      ...fresh,
      ...restore({ mode: "one-stage", target: { time: "2026-11-20T13:00:00Z" } }),
    },
    found: "the recovery target changed from time 2026-11-20T12:00:00+00:00",
  },
  {
    rule: "archive-moved",
    database: "promoted",
    becomes: { ...promoted, backup: { ...backup, path: "elsewhere" } },
    found: "the own archive moved from s3://own-backups/orders/restored-",
  },
  {
    rule: "archive-moved",
    database: "hidden",
    becomes: { ...fresh, backup: { ...hidden, path: "elsewhere" } },
    found: "the own archive moved from",
  },
  {
    rule: "backup-switched-off",
    database: "fresh",
    becomes: { ...fresh, backup: undefined },
    found:
      "the backup block was removed; the database archives to s3://own-backups/orders/initial/17",
  },
  {
    rule: "major-with-stage",
    database: "standby",
    becomes: {
      ...promoted,
      ...restore({ enabled: false, s3Path: "old/orders" }),
      postgresVersion: 18,
    },
    found: "postgresVersion changed from 17 to 18 during a restore or promotion",
  },
  {
    rule: "major-lowered",
    database: "fresh",
    becomes: { ...fresh, postgresVersion: 16 },
    found: "postgresVersion went down from 17 to 16",
  },
  {
    rule: "storage-shrunk",
    database: "promoted",
    becomes: { ...promoted, storage: { size: "9Gi" } },
    found: "storage.size shrank from 10Gi to 9Gi",
  },
];

let bed: Databases;
let before: ReadonlyMap<string, string>;

const bucket = "hidden-bucket-7391";

/** The databases' objects by URN. Ciphertext is left out: the engine encrypts the same value anew. */
function objects({ resources }: StackState): ReadonlyMap<string, string> {
  const ofDatabases = resources.filter(({ urn }) => databases[databaseOf(urn)] !== undefined);
  return new Map(
    ofDatabases.map(({ urn, protect, inputs, outputs }) => [
      urn,
      JSON.stringify({ protect, inputs, outputs }, (key, value: unknown) =>
        key === "ciphertext" ? "..." : value,
      ),
    ]),
  );
}

function databaseOf(urn: string): string {
  const name = urn.slice(urn.lastIndexOf("::") + 2);
  return urn.includes("$kubernetes:") ? name.replace(/-\w+-credentials$/, "") : "";
}

beforeAll(async () => {
  bed = await openDatabases("refused-changes");
  await bed.stack.setConfig({ bucket }, { secret: true });
  bed.write({ ...databases, promoted: standby });
  expect(await bed.stack.up()).toSucceed();
  bed.write(databases);
  expect(await bed.stack.up()).toSucceed();
  before = objects(await bed.state());
  expect(before.size).toBe(12);
});

test("every rule is tried", () => {
  // Zalando knows no topology: test/engine/cloudnative-pg-examples.test.ts tries those. Another object or operator is tried in
  // test/engine/several-databases.test.ts; a Zalando object from here always has a schedule.
  const elsewhere = ["database-replaced", "operator-changed", "schedule-removed"];
  const rules = transitionRules
    .filter((rule) => !topologyRules.includes(rule) && !elsewhere.includes(rule.name))
    .map(({ name }) => name);

  expect([...new Set(cases.map(({ rule }) => rule))].sort()).toEqual(rules.sort());
});

test("an up with its preview in front stops before anything exists", async () => {
  bed.write({ ...databases, another });

  const run = await bed.stack.up({ preview: true });

  expect(run.exitCode).not.toBe(0);
  expect(printed(run)).toContain("created-promoted");
  const { text } = await bed.state();
  expect(text).not.toContain("another");
});

describe.each(cases)("$rule: $database", ({ rule, database, becomes, found }) => {
  test.each(["preview", "up"] as const)("is refused at %s, nothing changes", async (command) => {
    const object = await bed.cluster(database);
    bed.write({ ...databases, [database]: becomes });

    const run = await bed.stack[command]();

    expect(run.exitCode).not.toBe(0);
    const refusal = run.diagnostics.find(({ urn }) => urn.endsWith(`postgresql::${database}`));
    expect(refusal?.severity).toBe("error");
    expect(refusal?.message).toContain(
      `PostgresKubernetes "${database}" refuses this change; the database was not touched\n  ${rule}\n    found:         ${found}`,
    );
    expect(refusal?.message).toMatch(/ {4}would happen: {2}\S/);
    expect(refusal?.message).toMatch(/ {4}do instead: {4}\S/);
    expect(printed(run)).toContain(rule);
    expect(printed(run)).not.toContain(bucket);
    expect(await bed.cluster(database)).toEqual(object);
    // Without a preview in front, Secrets of the refused change may have been created by then: they come first.
    const after = objects(await bed.state());
    expect([...before].filter(([urn, object]) => after.get(urn) !== object)).toEqual([]);
  });
});

describe("a value that another resource still has to give", () => {
  const withBucket = (bucketName: unknown): Readonly<Record<string, Json>> => ({
    ...databases,
    fresh: { ...fresh, backup: { ...backup, bucketName } },
  });

  test.each([
    ["plain", late],
    ["secret", lateSecret],
  ])("%s: decides nothing at preview, and is compared at up", async (_kind, other) => {
    bed.write(withBucket(other("another-bucket")));

    const preview = await bed.stack.preview();
    const up = await bed.stack.up();

    expect(preview).toSucceed();
    expect(up.exitCode).not.toBe(0);
    expect(printed(up)).toContain("archive-moved");
    bed.write(databases);
    expect(await bed.stack.up()).toSucceed();
    expect(await bed.cluster("fresh")).toMatchObject({ metadata: { generation: 1 } });
  });

  test("the same address under a late name is no change", async () => {
    bed.write(withBucket(late("own-backups")));

    expect(await bed.stack.preview()).toSucceed();
    expect(await bed.stack.up()).toSucceed();

    expect(await bed.cluster("fresh")).toMatchObject({ metadata: { generation: 1 } });
  });
});
