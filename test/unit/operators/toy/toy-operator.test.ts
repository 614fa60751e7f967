import { reviewChange } from "../../../../lib/operators/review";
import { operators } from "../../../../lib/operators/registry";
import { readers } from "../../../../lib/operators/readers";
import { planDatabase } from "../../../../lib/plan-database";
import { renderDatabase } from "../../../../lib/render-database";
import { blocks } from "../../../../scripts/docs/blocks";
import type { KubernetesObject } from "../../../../lib/guard/inspection";
import type * as Readers from "../../../../lib/operators/readers";
import type * as Registry from "../../../../lib/operators/registry";
import { account } from "../../fixtures";
import type * as Toy from ".";

/** The two lines that CONTRIBUTING.md asks for outside the operator's own folder. */
jest.mock("../../../../lib/operators/registry", () => ({
  operators: {
    ...jest.requireActual<typeof Registry>("../../../../lib/operators/registry").operators,
    toy: jest.requireActual<typeof Toy>(".").toy,
  },
}));
jest.mock("../../../../lib/operators/readers", () => {
  const actual = jest.requireActual<typeof Readers>("../../../../lib/operators/readers");
  const known = [...actual.readers, jest.requireActual<typeof Toy>(".").toyReader];
  const readerOf = (object: KubernetesObject) =>
    known.find((reader) => reader.partOf(object) !== undefined);
  return { readers: known, readerOf };
});

const r2Config = { cloudflareAccountId: account, accessKeyId: "xxx", secretAccessKey: "yyy" };
const args = {
  operator: "toy",
  namespace: "orders",
  postgresVersion: 17,
  storage: { size: "10Gi" },
  backup: { bucketName: "db-backups", path: "orders", r2Config },
  setup: { image: "postgres:17", extensions: ["pgcrypto"] },
};
const restore = (enabled: boolean, s3Path = "old/orders") => ({
  ...args,
  restore: { enabled, bucketName: "old-backups", s3Path },
});

function cluster(given: object) {
  const manifests = renderDatabase(planDatabase("orders", given));
  const object = manifests.find(({ role }) => role === "cluster");
  if (object?.type !== "object") throw new Error("no cluster");
  const { apiVersion, kind, metadata, body } = object;
  return {
    roles: manifests.map(({ role }) => role),
    object: { apiVersion, kind, metadata, ...body },
  };
}

describe("an operator that was added in its own folder", () => {
  it("is planned with an archive per life", () => {
    expect(cluster(args).object.metadata.annotations).toEqual({
      "postgres-kubernetes/stage": "fresh",
      "postgres-kubernetes/archive": "s3://db-backups/orders/initial",
    });
    expect(cluster(restore(true)).object).toMatchObject({
      spec: { follows: "s3://old-backups/old/orders" },
      metadata: { annotations: { "postgres-kubernetes/stage": "standby" } },
    });
  });

  it("is checked in the same words as the others", () => {
    expect(() => planDatabase("orders", { ...args, s3Path: "x", postgresVersion: 16 })).toThrow(
      "postgresVersion: expected PostgreSQL 17, got 16",
    );
    expect(() => planDatabase("x".repeat(31), args)).toThrow(
      "name: Toy operator takes names of at most 30 characters, got 31",
    );
    expect(() => planDatabase("orders", { ...restore(true), backup: undefined })).toThrow(
      "restore.objectStore: expected an object store, got nothing",
    );
  });

  it("runs one-time SQL once it is writable", () => {
    const [setup] = cluster(args).roles.filter((role) => role.startsWith("setup-files"));
    expect(setup).toBeDefined();
    expect(cluster(restore(true)).roles).toEqual(["cluster"]);
  });

  it("is guarded by the same table", () => {
    const [standby, promoted] = [cluster(restore(true)).object, cluster(restore(false)).object];
    expect(reviewChange(standby, promoted)).toEqual([]);
    expect(reviewChange(promoted, standby).map(({ rule }) => rule)).toEqual(["standby-put-back"]);
    const elsewhere = cluster(restore(true, "other/orders")).object;
    expect(reviewChange(standby, elsewhere).map(({ rule }) => rule)).toEqual(["source-changed"]);
  });

  it("has its column in the capability table", () => {
    expect(blocks["capabilities"]?.("")).toContain("| Toy operator |");
  });
});

test("whoever can be created can be read", () => {
  expect(readers.map(({ id }) => id).sort()).toEqual(Object.keys(operators).sort());
});
