import { execFileSync } from "node:child_process";
import { join, resolve } from "node:path";

export const root = resolve(__dirname, "../..");

/**
 * Runs a script where a user's program would run and returns what it prints. jest has a module system of its own, which does
 * not know about the "exports" of package.json.
 */
export function inExample(script: string): unknown {
  const output = execFileSync(process.execPath, ["-e", `console.log(JSON.stringify(${script}))`], {
    cwd: join(root, "examples/quickstart"),
    encoding: "utf8",
  });
  return JSON.parse(output);
}
