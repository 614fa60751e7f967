import { inExample } from "./fresh-process";

/** Names of the packages that are loaded after requiring `entry`, and what the entry exports. */
function load(entry: string): { packages: string[]; exported: string[] } {
  return inExample(`{
    exported: Object.keys(require(${JSON.stringify(entry)})),
    packages: [...new Set(Object.keys(require.cache).flatMap(
      (file) => /.*node_modules[\\\\/]((?:@[^\\\\/]+[\\\\/])?[^\\\\/]+)/.exec(file)?.[1] ?? [],
    ))],
  }`) as { packages: string[]; exported: string[] };
}

test("the root exports the component and nothing else at run time", () => {
  expect(load("postgres-kubernetes").exported).toEqual(["PostgresKubernetes"]);
});

test("the plan entry does without the Kubernetes provider", () => {
  const { packages, exported } = load("postgres-kubernetes/plan");
  expect(packages).toContain("zod");
  expect(packages).not.toContain("@pulumi/kubernetes");
  expect(exported).toContain("planDatabase");
});

test("the root loads neither the AWS provider nor a development dependency", () => {
  const { packages } = load("postgres-kubernetes");
  const unwanted = ["@pulumi/aws", "@pulumi/policy", "jest", "yaml"];
  expect(packages).toContain("@pulumi/kubernetes");
  expect(packages.filter((name) => unwanted.includes(name))).toEqual([]);
});

test("the guard entry loads no package at all, since every preview with the policy pack waits for it", () => {
  const { packages, exported } = load("postgres-kubernetes/guard");
  expect(packages.filter((name) => name !== "postgres-kubernetes")).toEqual([]);
  expect(exported).toContain("StackReview");
});
