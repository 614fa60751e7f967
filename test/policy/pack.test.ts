import { ruleCatalogue } from "../../lib/guard-api";
import { settingsFrom } from "../../policy-pack/config";
import { cloudNativePg } from "../guards/raw/cloudnative-pg";
import { zalando } from "../guards/raw/zalando";
import type { RawDatabase, RawObject } from "../guards/raw/raw-database";
import { baselineOf, late, loadPack, urnOf, validate } from "./stand-in";

const database = (over: Partial<RawDatabase> = {}): RawObject => {
  const [object] = zalando("orders", { name: "db", stage: "fresh", archive: "orders/1", ...over });
  if (object === undefined) throw new Error("a database is one object");
  return object;
};

describe("the policies", () => {
  const { policies } = loadPack();

  it("are one for each rule, and two about what the rules could not see", () => {
    expect(policies.map(({ name }) => name)).toEqual([
      "postgres-changes-are-comparable",
      "postgres-values-are-known",
      ...ruleCatalogue.map(({ name }) => `postgres-${name}`),
    ]);
  });

  it.each(policies.map((policy) => [policy.name, policy] as const))(
    "%s says what it is about, how bad it is and what to do",
    (_name, policy) => {
      expect(policy).toMatchObject({
        displayName: expect.stringMatching(/^\S.{10,}/) as string,
        description: expect.stringMatching(/^\S.{10,}/) as string,
        remediationSteps: expect.stringMatching(/\.$/) as string,
        severity: expect.stringMatching(/^(low|medium|high|critical)$/) as string,
        enforcementLevel: expect.stringMatching(/^(mandatory|advisory)$/) as string,
      });
      expect((policy as unknown as { tags: string[] }).tags).toContain("postgresql");
    },
  );
});

describe("a change, with the state before it in a file", () => {
  it("is refused with what was found, what would happen and what to do", async () => {
    const config = baselineOf([database()]);

    const violations = await validate(loadPack(), database({ archive: "orders/2" }), config);

    expect(violations).toEqual([
      {
        policy: "postgres-archive-moved",
        message: [
          'PostgreSQL database object "db": archive-moved',
          "found:         the own archive moved from s3://own-backups/orders/1 to s3://own-backups/orders/2",
          "would happen:  the backups taken so far would belong to nobody, and until the next base backup nothing could be restored at all",
          "do instead:    put bucket and path back; to move a database to another archive, restore it there as a new one",
        ].join("\n"),
      },
    ]);
  });

  it("that is safe passes without a word", async () => {
    const config = baselineOf([database()]);

    expect(await validate(loadPack(), database({ instances: 3 }), config)).toEqual([]);
  });

  it("is refused again when the resource is registered again, as up does after its preview", async () => {
    const pack = loadPack();
    const config = baselineOf([database()]);

    const twice = [
      await validate(pack, database(), config),
      await validate(pack, database({ size: "1Gi" }), config),
    ];

    expect(twice.map((violations) => violations.map(({ policy }) => policy))).toEqual([
      [],
      ["postgres-storage-shrunk"],
    ]);
  });
});

describe("a value that only the update will know", () => {
  const lateArchive = (): RawObject => {
    const object = database();
    const env = object.spec["env"] as readonly { readonly name: string }[];
    const named = env.map((entry) =>
      entry.name === "WALG_S3_PREFIX" ? { ...entry, value: late } : entry,
    );
    return { ...object, spec: { ...object.spec, env: named } };
  };

  it("is reported, and decides nothing", async () => {
    const violations = await validate(loadPack(), lateArchive(), baselineOf([database()]));

    expect(violations).toEqual([
      {
        policy: "postgres-values-are-known",
        message: [
          'found:         archive of "db" is not known yet, or encrypted in the baseline',
          "would happen:  this preview cannot say whether the change is safe; the update asks again, before the object is touched",
          "do instead:    take these values from configuration, so that a review sees them; export a baseline with --show-secrets",
        ].join("\n"),
      },
    ]);
  });

  it("does not hide what is known beside it", async () => {
    const shrunk = { ...lateArchive() };
    const spec = { ...shrunk.spec, volume: { size: "1Gi" } };

    const violations = await validate(loadPack(), { ...shrunk, spec }, baselineOf([database()]));

    expect(violations.map(({ policy }) => policy)).toEqual([
      "postgres-values-are-known",
      "postgres-storage-shrunk",
    ]);
  });
});

describe("without the state before", () => {
  const config = { "postgres-changes-are-comparable": { file: "/nowhere/state.json" } };

  it("the pack says so, once, and rules about objects as they stand still speak", async () => {
    const pack = loadPack();

    const first = await validate(pack, database({ archive: undefined }), config);
    const second = await validate(pack, database({ name: "other", archive: "other/1" }), config);

    expect(first).toEqual([
      {
        policy: "postgres-changes-are-comparable",
        message: [
          "found:         the state before this change is not known: /nowhere/state.json: ENOENT: no such file or directory, open '/nowhere/state.json'",
          "would happen:  a change of stage, source, archive, retention, version or name would not be noticed",
          "do instead:    let the policy process run pulumi stack export, or give it a baseline file (policy config: file)",
        ].join("\n"),
      },
      expect.objectContaining({ policy: "postgres-backup-absent" }),
    ]);
    expect(second).toEqual([]);
  });
});

test("a database of the same name behind another provider is another database", async () => {
  const cluster = cloudNativePg("orders", { name: "db", stage: "fresh", archive: "other/1" });
  const config = baselineOf(cluster);
  const policies = async (provider: string) =>
    (await validate(loadPack(), database(), config, provider)).map(({ policy }) => policy);

  expect(await policies("default_4_25_0")).toEqual(["postgres-operator-changed"]);
  expect(await policies("recovery")).toEqual([]);
});

test("without the state before, a program that has no database any more hears of it too", async () => {
  const file = "/nowhere/state.json";
  const config = { "postgres-changes-are-comparable": { file } };
  const secret: RawObject = {
    ...{ apiVersion: "v1", kind: "Secret", spec: {} },
    metadata: { name: "keys", namespace: "orders" },
  };

  const violations = await validate(loadPack(), secret, config);

  expect(violations.map(({ policy }) => policy)).toEqual(["postgres-changes-are-comparable"]);
});

describe("settings", () => {
  it("have defaults", () => {
    expect(settingsFrom({})).toEqual({ leastRetentionDays: 7, operatorVersions: {} });
  });

  it("come from the policy's own configuration", () => {
    expect(settingsFrom({ leastRetentionDays: 30, cloudNativePgVersion: "1.31" })).toEqual({
      leastRetentionDays: 30,
      operatorVersions: { "cloudnative-pg": "1.31" },
    });
  });
});

test("a resource that belongs to no database is passed over", async () => {
  const secret: RawObject = {
    apiVersion: "v1",
    kind: "Secret",
    metadata: { name: "db", namespace: "orders" },
    spec: {},
  };

  expect(urnOf(secret)).toContain("Secret");
  expect(await validate(loadPack(), secret, baselineOf([database()]))).toEqual([]);
});
