import { planDatabase } from "../../../lib/plan-database";

const bare = {
  operator: "zalando",
  namespace: "orders",
  postgresVersion: 17,
  storage: { size: "10Gi" },
} as const;

const planOf = (more: object) => planDatabase("orders", { ...bare, ...more }).plan;

test("a map with nothing in it is as good as none", () => {
  const nothing = { users: {}, databases: {}, parameters: {}, labels: {} };

  expect(planOf({ ...nothing, resources: { requests: {}, limits: {} } })).toEqual(planOf({}));
  expect(planOf({ resources: { requests: {}, limits: { memory: "1Gi" } } }).resources).toEqual({
    limits: { memory: "1Gi" },
  });
});

test("what has something in it stays", () => {
  const some = { users: { reader: [] }, parameters: { jit: "off" }, labels: { team: "orders" } };

  expect(planOf(some)).toMatchObject(some);
});
