import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { startControlPlane } from "./control-plane";
import { sharedBedVariable, type SharedBed } from "./jest-shared";
import { newestOperators } from "./operators";
import { openRunFolder } from "./processes/run-folder";
import { screenReport } from "./report";
import { clusterTools, engineTools } from "./tools/catalogue";
import { ensureTools } from "./tools/ensure";

/** One control plane for every test file; closed by jest-teardown, or when jest is interrupted. */
async function setUp(): Promise<void> {
  const report = screenReport();
  const tools = await ensureTools([...clusterTools, ...engineTools], { report });
  const { dir } = await openRunFolder();
  const { kubeconfig } = await startControlPlane({
    tools,
    dir,
    report,
    operators: newestOperators,
  });
  const shared: SharedBed = { kubeconfig, dir, tools };
  const file = join(dir, "shared-bed.json");
  writeFileSync(file, JSON.stringify(shared));
  process.env[sharedBedVariable] = file;
}

export = setUp;
