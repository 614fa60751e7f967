import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { median } from "./median";

export interface ImportCost {
  readonly milliseconds: number;
  readonly megabytes: number;
}

export interface ImportCosts {
  /** @pulumi/pulumi and the two modules of @pulumi/kubernetes that the library uses. */
  readonly pulumi: ImportCost;
  /** The library, which brings those with it. */
  readonly library: ImportCost;
}

const pulumi = [
  "@pulumi/pulumi",
  "@pulumi/kubernetes/apiextensions/customResource",
  "@pulumi/kubernetes/core/v1/secret",
];

export function importCosts(repeats: number): ImportCosts {
  const subjects = { pulumi, library: [...pulumi, "postgres-kubernetes"] };
  const measured = { pulumi: [] as ImportCost[], library: [] as ImportCost[] };
  // One more than counted: the first reads from the disk.
  for (let repeat = 0; repeat <= repeats; repeat += 1)
    for (const name of ["pulumi", "library"] as const) {
      const cost = importOnce(subjects[name]);
      if (repeat > 0) measured[name].push(cost);
    }
  return { pulumi: medianCost(measured.pulumi), library: medianCost(measured.library) };
}

function importOnce(modules: readonly string[]): ImportCost {
  const script = `
    const start = performance.now();
    for (const name of ${JSON.stringify(modules)}) require(name);
    const milliseconds = performance.now() - start;
    console.log(JSON.stringify({ milliseconds, megabytes: process.memoryUsage().rss / 1e6 }));
  `;
  const { stdout, stderr, status } = spawnSync(process.execPath, ["-e", script], {
    cwd: resolve(__dirname, ".."),
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`importing ${modules.join(", ")} failed:\n${stderr}`);
  return JSON.parse(stdout) as ImportCost;
}

function medianCost(costs: readonly ImportCost[]): ImportCost {
  return {
    milliseconds: median(costs.map(({ milliseconds }) => milliseconds)),
    megabytes: median(costs.map(({ megabytes }) => megabytes)),
  };
}
