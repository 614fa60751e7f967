import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";

import { ensureProgram } from "../bed/debian/program";
import { silentReport } from "../bed/report";

const folder = join(__dirname, "../../lib/operators/statefulset/scripts");

test("ShellCheck finds nothing in the scripts, for the plainest shell there is", async () => {
  const shellcheck = await ensureProgram("shellcheck", { report: silentReport });
  const scripts = readdirSync(folder).filter((name) => name.endsWith(".sh"));
  expect(scripts.length).toBeGreaterThan(10);
  const args = ["--external-sources", "--shell=sh", "--source-path=SCRIPTDIR"];
  execFileSync(shellcheck.path, [...args, ...scripts], {
    cwd: folder,
    env: { ...process.env, ...shellcheck.environment },
    stdio: ["ignore", "inherit", "inherit"],
  });
});
