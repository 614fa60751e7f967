import { unknown } from "../../lib/guard-api";
import { holdsCiphertext, objectsIn, problemWith } from "../../policy-pack/exported";

const sig = "4dabf18193072939515e22adb298388d";
const secret = "1b47061264138c4ac30d75fd1eb44270";

const exportedWith = (spec: unknown, more: object = {}) => ({
  version: 3,
  deployment: {
    resources: [
      { urn: "urn:stack", type: "pulumi:pulumi:Stack" },
      {
        urn: "urn:db",
        type: "kubernetes:acid.zalan.do/v1:postgresql",
        inputs: { apiVersion: "acid.zalan.do/v1", kind: "postgresql", metadata: {}, spec },
        ...more,
      },
      {
        urn: "urn:keys",
        type: "kubernetes:core/v1:Secret",
        inputs: { stringData: { [sig]: secret, ciphertext: "xxx" } },
      },
    ],
  },
});

test("objects of databases come by URN, with their protection", () => {
  const objects = objectsIn(exportedWith({ teamId: "db" }, { protect: true }));

  expect([...objects]).toEqual([
    [
      "urn:db",
      {
        object: {
          apiVersion: "acid.zalan.do/v1",
          kind: "postgresql",
          metadata: {},
          spec: { teamId: "db" },
        },
        isProtected: true,
        provider: "",
      },
    ],
  ]);
});

test.each([
  ["urn:pulumi:dev::shop::pulumi:providers:kubernetes::default_4_25_0::6a7b", ""],
  ["urn:pulumi:dev::shop::pulumi:providers:kubernetes::default::6a7b", ""],
  ["urn:pulumi:dev::shop::pulumi:providers:kubernetes::recovery::6a7b", "recovery"],
])("behind %s is the cluster %p", (provider, cluster) => {
  expect([...objectsIn(exportedWith({}, { provider })).values()]).toMatchObject([
    { provider: cluster },
  ]);
});

test("what the program only reads is no object of the stack", () => {
  expect(objectsIn(exportedWith({}, { external: true })).size).toBe(0);
});

describe("a baseline file", () => {
  const prefix = "urn:pulumi:dev::shop::";

  test.each([[{}], [null], [[]], [{ steps: [], changeSummary: {} }]])(
    "that holds %j is none",
    (held) => {
      expect(problemWith(held, prefix)).toBe(
        "not what pulumi stack export prints: there is no deployment in it",
      );
    },
  );

  test("of another stack is none", () => {
    const resources = [{ urn: "urn:pulumi:prod::shop::pulumi:pulumi:Stack::shop-prod" }];
    expect(problemWith({ deployment: { resources } }, prefix)).toBe(
      "the state of another stack: it begins with urn:pulumi:prod::shop::pulumi:pulumi:Stack::shop-prod, and not with urn:pulumi:dev::shop::",
    );
    expect(problemWith({ deployment: { resources } }, "urn:pulumi:prod::shop::")).toBeUndefined();
  });

  test("of a stack with nothing in it is one", () => {
    expect(problemWith({ deployment: { resources: [] } }, prefix)).toBeUndefined();
    expect(problemWith({ deployment: {} }, prefix)).toBeUndefined();
  });
});

test("what a replacement left behind is no object of the stack", () => {
  expect(objectsIn(exportedWith({}, { delete: true })).size).toBe(0);
});

test("secrets are asked for only where a database's object has one", () => {
  expect(holdsCiphertext(exportedWith({ teamId: "db" }))).toBe(false);
  expect(holdsCiphertext(exportedWith({ [sig]: secret, ciphertext: "xxx" }))).toBe(true);
});

test("an exported secret is read as the value it holds", () => {
  const spec = { [sig]: secret, plaintext: JSON.stringify({ teamId: "db" }) };

  expect(objectsIn(exportedWith(spec)).get("urn:db")?.object).toMatchObject({
    spec: { teamId: "db" },
  });
});

test("a secret that stayed encrypted is a value that nobody knows", () => {
  const spec = { [sig]: secret, ciphertext: "xxx" };

  expect(objectsIn(exportedWith(spec)).get("urn:db")?.object.spec).toBe(unknown);
});

test.each([[undefined], [{}], [{ deployment: {} }], [{ deployment: { resources: null } }]])(
  "a stack without resources has no objects: %j",
  (exported) => {
    expect(objectsIn(exported).size).toBe(0);
  },
);
