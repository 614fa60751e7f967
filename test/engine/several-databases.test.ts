import { backup, fresh, standby, type Json } from "./harness/arguments";
import { openDatabases, printed, type Databases } from "./harness/databases";
import { nameOf } from "./harness/state";

const orders: Json = standby;
const billing: Json = { ...fresh, backup: { ...backup, path: "billing" } };

let bed: Databases;

beforeAll(async () => {
  bed = await openDatabases("several-databases");
  bed.write({ orders, billing });
  expect(await bed.stack.up()).toMatchObject({ exitCode: 0, changes: { create: 8 } });
});

test("two databases of one stack share nothing", async () => {
  const { resources } = await bed.state();
  const named = resources.filter(({ type }) => type.startsWith("kubernetes:")).map(nameOf);

  expect(named.sort()).toEqual([
    "billing",
    "billing-archive-credentials",
    "orders",
    "orders-archive-credentials",
    "orders-source-credentials",
  ]);
  const [a, b] = [await bed.cluster("orders"), await bed.cluster("billing")];
  expect(JSON.stringify(a?.["spec"])).not.toContain("billing");
  expect(JSON.stringify(b?.["spec"])).not.toContain("orders");
});

test("the guard of one does not stop the other", async () => {
  bed.write({ orders: fresh, billing: { ...billing, parameters: { max_connections: "50" } } });

  const up = await bed.stack.up({ args: ["--continue-on-error"] });

  expect(up.exitCode).not.toBe(0);
  expect(printed(up)).toContain('PostgresKubernetes "orders" refuses this change');
  expect(printed(up)).not.toContain('PostgresKubernetes "billing" refuses');
  expect(await bed.cluster("billing")).toMatchObject({
    spec: { postgresql: { parameters: { max_connections: "50" } } },
  });
});

describe.each<[what: string, by: string, databases: Readonly<Record<string, Json>>]>([
  ["another object name", "database-replaced", { orders: { ...orders, name: "renamed" }, billing }],
  [
    "another component name",
    "it is protected",
    { renamed: { ...orders, name: "orders" }, billing },
  ],
  [
    "another namespace",
    "database-replaced",
    { orders: { ...orders, namespace: "default" }, billing },
  ],
  ["removal from the program", "it is protected", { billing }],
])("%s of a protected database", (_what, by, databases) => {
  test("is refused by preview, and so by up", async () => {
    const object = await bed.cluster("orders");
    bed.write(databases);

    for (const run of [await bed.stack.preview(), await bed.stack.up({ preview: true })]) {
      expect(run.exitCode).not.toBe(0);
      expect(printed(run)).toContain(by);
    }

    expect(await bed.cluster("orders")).toEqual(object);
    bed.write({ orders, billing });
    expect(await bed.stack.up()).toSucceed();
  });
});

test("a database without protection goes with its lines of the program, and goes alone", async () => {
  bed.write({ orders, billing: { ...billing, deletionProtection: false } });
  expect(await bed.stack.up()).toSucceed();
  bed.write({ orders });

  const up = await bed.stack.up();

  expect(up).toMatchObject({ exitCode: 0, changes: { delete: 3 } });
  expect(await bed.cluster("billing")).toBeUndefined();
  expect(await bed.cluster("orders")).toBeDefined();
});
