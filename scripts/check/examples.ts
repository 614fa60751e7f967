import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { nodeProgram, root } from "./programs";

/** With the example's own settings, so that it sees the built package and nothing of this repository. */
export async function checkExamples(): Promise<readonly string[]> {
  const examples = readdirSync(join(root, "examples"))
    .map((name) => join("examples", name, "tsconfig.json"))
    .filter((settings) => existsSync(join(root, settings)));
  const results = [];
  for (const settings of examples) {
    results.push(await nodeProgram("node_modules/typescript/bin/tsc", "-p", settings, "--noEmit"));
  }
  return results.flat();
}
