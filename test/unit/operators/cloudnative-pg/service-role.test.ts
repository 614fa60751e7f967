import * as pulumi from "@pulumi/pulumi";
import { arrivalFailures, keys, valueOf } from "../../fixtures";
import { bare, follower, problemsOf, promoted, rendered, withOptions } from "./databases";

const arn = (name: string) => `arn:aws:iam::123456789012:role/${name}`;
const on = (roleArn: unknown) => ({
  r2Config: undefined,
  objectStore: { provider: "s3", region: "eu-central-1", credentials: { roleArn } },
});
const withKeys = {
  r2Config: undefined,
  objectStore: { provider: "s3", region: "eu-central-1", credentials: keys },
};

interface Stores {
  readonly own?: object;
  readonly source?: object;
  readonly peer?: object;
}

/** A follower of its peer, restored from a source, with a store for each. */
function database({ own = {}, source = {}, peer = {} }: Stores) {
  const { backup, restore, cloudNativePg } = follower;
  const { topology } = cloudNativePg;
  return withOptions(
    { topology: { ...topology, peer: { ...topology.peer, ...peer } } },
    { ...follower, backup: { ...backup, ...own }, restore: { ...restore, ...source } },
  );
}

const annotation = (args: object) =>
  rendered(args).cr.serviceAccountTemplate?.metadata.annotations["eks.amazonaws.com/role-arn"];

it("is whichever store's names one, the peer's too", () => {
  const one = on(arn("postgres-backups"));
  for (const stores of [{ own: one }, { source: one }, { peer: one, own: withKeys }])
    expect(annotation(database(stores))).toBe(arn("postgres-backups"));
  expect(annotation(database({ own: one, source: one, peer: one }))).toBe(arn("postgres-backups"));
  expect(annotation(database({}))).toBeUndefined();
});

it("stays through the promotion, as the source does", () => {
  const restore = { ...promoted.restore, ...on(arn("reader")) };
  expect(annotation({ ...promoted, restore })).toBe(arn("reader"));
});

const problem = (block: string, other: string, role: string) =>
  `${block}.objectStore.credentials.roleArn: the pods have one service account and so one role, and ${other} names another: ${arn(role)}`;
const fix = (first: string, second: string) =>
  `give one role both permissions, ${first} and ${second}, and name it twice`;

it.each<[string, Stores, readonly string[]]>([
  [
    "the source's and the own archive's",
    { own: on(arn("writer")), source: on(arn("reader")) },
    [problem("restore", "backup", "writer"), fix("reading the source", "writing the own archive")],
  ],
  [
    "the peer's and the own archive's",
    { own: on(arn("writer")), source: withKeys, peer: on(arn("reader")) },
    [
      problem("cloudNativePg.topology.peer", "backup", "writer"),
      fix("reading the peer's archive", "writing the own archive"),
    ],
  ],
  [
    "the peer's and the source's",
    { source: on(arn("writer")), peer: on(arn("reader")) },
    [
      problem("cloudNativePg.topology.peer", "restore", "writer"),
      fix("reading the peer's archive", "reading the source"),
    ],
  ],
])("cannot be two: %s", (_which, stores, lines) => {
  expect(problemsOf(database(stores))).toEqual(lines);
});

it("may come from the defaults of the operator", () => {
  const operatorDefaults = on(arn("writer"));
  const backup = { bucketName: "db-backups", path: "orders" };
  const restore = { enabled: true, bucketName: "old", s3Path: "cnpg/orders-old" };
  expect(annotation({ ...bare, operatorDefaults, backup, restore })).toBe(arn("writer"));
  expect(
    problemsOf({
      ...bare,
      operatorDefaults,
      backup,
      restore: { ...restore, ...on(arn("reader")) },
    }),
  ).toEqual([
    problem("restore", "backup", "writer"),
    fix("reading the source", "writing the own archive"),
  ]);
});

describe("that arrives late", () => {
  const late = on(pulumi.output(arn("writer")));

  it("is the one role when all turn out to be one", async () => {
    const role = annotation(database({ own: late, source: late, peer: on(arn("writer")) }));
    await expect(valueOf(role)).resolves.toBe(arn("writer"));
  });

  it("is refused on arrival when another is named", async () => {
    const [failure] = await arrivalFailures(
      annotation(database({ own: late, peer: on(arn("reader")) })),
    );
    expect(failure).toContain(problem("cloudNativePg.topology.peer", "backup", "writer"));
  });
});
