import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { operators, planDatabase } from "../../lib/plan-api";
import { promoted, standby } from "./harness/arguments";
import { openDatabases, printed, type Databases } from "./harness/databases";
import { nameOf, type StackState } from "./harness/state";

let bed: Databases;
let output = "";
let afterStage1: StackState;

/** Keeps what a run printed, so that the last test can look for secrets in all of it. */
async function run(
  command: "preview" | "up" | "refresh" | "destroy",
  args: readonly string[] = [],
) {
  const result = await bed.stack[command]({ args });
  output += printed(result);
  return result;
}

function manifestOf(args: object) {
  const { plan } = planDatabase("db", {
    operator: "zalando",
    namespace: bed.namespace,
    ...(JSON.parse(JSON.stringify(args), (_key, value: unknown) =>
      typeof value === "object" && value !== null && "$secret" in value ? "xxx" : value,
    ) as object),
  });
  const manifest = operators.zalando.render(plan).find(({ role }) => role === "cluster");
  if (manifest?.type !== "object") throw new Error("no cluster was rendered");
  return manifest;
}

async function expectHeldAsRendered(args: object): Promise<void> {
  const { metadata, body } = manifestOf(args);
  const object = await bed.cluster();
  expect({ spec: object?.["spec"] }).toEqual(body);
  expect(object?.metadata).toMatchObject({
    labels: metadata.labels,
    annotations: metadata.annotations,
  });
}

async function secretsInNamespace() {
  const secrets = await bed.kube.list({ apiVersion: "v1", kind: "Secret" }, bed.namespace);
  return Object.fromEntries(
    secrets.map(({ metadata, ["data"]: data }) => [
      metadata.name,
      Object.fromEntries(
        Object.entries(data as Record<string, string>).map(([key, value]) => [
          key,
          Buffer.from(value, "base64").toString(),
        ]),
      ),
    ]),
  );
}

const urns = ({ resources }: StackState): readonly string[] =>
  resources.map(({ urn }) => urn).filter((urn) => !urn.includes("pulumi:providers"));

beforeAll(async () => {
  bed = await openDatabases("two-stages");
});

test("stage 1 creates the standby exactly as rendered", async () => {
  bed.write({ db: standby });

  expect(await run("preview")).toMatchObject({ exitCode: 0, changes: { create: 5 } });
  expect(await run("up")).toMatchObject({ exitCode: 0, changes: { create: 5 }, diagnostics: [] });

  await expectHeldAsRendered(standby);
  expect(await secretsInNamespace()).toEqual({
    "db-archive": bed.markers,
    "db-restore-source": bed.markers,
  });
  afterStage1 = await bed.state();
  expect(urns(afterStage1)).toEqual([
    "urn:pulumi:two-stages::databases::pulumi:pulumi:Stack::databases-two-stages",
    "urn:pulumi:two-stages::databases::postgres-kubernetes:index:PostgresKubernetes::db",
    expect.stringMatching(/PostgresKubernetes\$kubernetes:core\/v1:Secret::db-\w+-credentials$/),
    expect.stringMatching(/PostgresKubernetes\$kubernetes:core\/v1:Secret::db-\w+-credentials$/),
    "urn:pulumi:two-stages::databases::postgres-kubernetes:index:PostgresKubernetes$kubernetes:acid.zalan.do/v1:postgresql::db",
  ]);
});

describe.each(["stage 1", "stage 2"])("after %s", (stage) => {
  if (stage === "stage 2")
    test("up promotes: the standby block and every STANDBY_ variable go, the archive stays", async () => {
      bed.write({ db: promoted });

      const up = await run("up");

      expect(up).toMatchObject({ exitCode: 0, diagnostics: [] });
      expect(up.changes).toEqual({ same: 2, update: 2, delete: 1 });
      await expectHeldAsRendered(promoted);
      const spec = (await bed.cluster())?.["spec"] as { env: { name: string }[] };
      expect(spec).not.toHaveProperty("standby");
      expect(
        spec.env.map(({ name }) => name).filter((name) => name.startsWith("STANDBY_")),
      ).toEqual([]);
      expect(spec.env).toEqual(
        expect.arrayContaining([expect.objectContaining({ name: "WALG_S3_PREFIX" })]),
      );
      expect(await secretsInNamespace()).toEqual({ "db-archive": bed.markers });
    });

  test("a second up, a preview and a refresh change nothing", async () => {
    const resources = stage === "stage 1" ? 5 : 4;
    const same = { exitCode: 0, changes: { same: resources }, diagnostics: [] };

    expect(await run("up")).toMatchObject(same);
    expect(await run("preview", ["--diff", "--expect-no-changes"])).toMatchObject(same);
    expect(await run("refresh", ["--expect-no-changes"])).toSucceed();
  });

  test("names are those of stage 1, and the database alone is protected", async () => {
    const state = await bed.state();

    expect(urns(afterStage1)).toEqual(expect.arrayContaining([...urns(state)]));
    expect(state.resources.filter(({ protect }) => protect).map(nameOf)).toEqual(["db"]);
    expect(state.pendingOperations).toEqual([]);
  });

  test("destroy is refused because the database is protected", async () => {
    const destroy = await run("destroy");

    expect(destroy.exitCode).not.toBe(0);
    expect(printed(destroy)).toMatch(/cannot be deleted[\s\S]*protect/);
    expect(await bed.cluster()).toBeDefined();
  });
});

test("deletionProtection: false lifts the protection, and then destroy removes everything", async () => {
  bed.write({ db: { ...promoted, deletionProtection: false } });

  expect(await run("up")).toSucceed();
  expect(await run("destroy")).toSucceed();

  expect(await bed.cluster()).toBeUndefined();
  expect(await secretsInNamespace()).toEqual({});
  expect((await bed.state()).resources).toEqual([]);
});

test("no secret was ever written in clear, neither by the engine nor to a screen", async () => {
  const written = filesBelow(join(bed.stack.env["PULUMI_HOME"] ?? "", "..")).map((file) =>
    readFileSync(file, "latin1"),
  );
  expect(written.length).toBeGreaterThan(20);
  expect(written.some((text) => text.includes("secretAccessKey"))).toBe(true);
  const everything = [...written, output, afterStage1.text, (await bed.state()).text].join("\n");
  for (const marker of [bed.markers.accessKeyId, bed.markers.secretAccessKey]) {
    expect(everything.includes(marker)).toBe(false);
    expect(everything.includes(Buffer.from(marker).toString("base64"))).toBe(false);
  }
});

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes("plugins"))
    .map((entry) => join(entry.parentPath, entry.name));
}
