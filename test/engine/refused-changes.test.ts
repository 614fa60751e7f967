import { topologyRules } from "../../lib/guard/topology-rules";
import { transitionRules } from "../../lib/plan-api";
import { backup, fresh, late, lateSecret, standby, type Json } from "./harness/arguments";
import { openDatabases, printed, type Databases } from "./harness/databases";
import type { StackState } from "./harness/state";
import { another, changes, databases } from "./harness/unsafe-changes";

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

  expect([...new Set(changes.map(({ rule }) => rule))].sort()).toEqual(rules.sort());
});

test("an up with its preview in front stops before anything exists", async () => {
  bed.write({ ...databases, another });

  const run = await bed.stack.up({ preview: true });

  expect(run.exitCode).not.toBe(0);
  expect(printed(run)).toContain("created-promoted");
  const { text } = await bed.state();
  expect(text).not.toContain("another");
});

describe.each(changes)("$rule: $database", ({ rule, database, becomes, found }) => {
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
