import { operators } from "../../../lib/operators/registry";
import { nameProblems } from "../../../lib/plan/name-rules";
import type { DatabasePlan } from "../../../lib/plan/types";

const named = (name: string, labels?: Record<string, string>) =>
  ({ name, ...(labels && { labels }) }) as DatabasePlan;

describe("the name of a cluster", () => {
  it.each([
    ["zalando", "Zalando postgres-operator", 58],
    ["cloudnative-pg", "CloudNativePG", 50],
    ["percona", "Percona Operator for PostgreSQL", 44],
    ["statefulset", "The plain StatefulSet", 52],
  ] as const)("%s: as long as what is derived from it allows", (id, title, longest) => {
    const operator = operators[id];
    expect(nameProblems(operator, named("x".repeat(longest)))).toEqual([]);
    if (longest === 58) return;
    expect(nameProblems(operator, named("x".repeat(longest + 1)))).toEqual([
      {
        path: "name",
        problem: `${title} takes names of at most ${longest} characters, got ${longest + 1}`,
        fix: "set a shorter name: the objects that the operator derives from it would be invalid",
      },
    ]);
  });
});

describe("labels", () => {
  it("may not be those the library sets", () => {
    const labels = { team: "payments", "app.kubernetes.io/instance": "other" };
    expect(nameProblems(operators.zalando, named("orders", labels))).toEqual([
      {
        path: 'labels["app.kubernetes.io/instance"]',
        problem: "the library sets this label itself, to find a database's objects by",
        fix: "remove it, or use a label with a prefix of your own",
      },
    ]);
  });
});
