import { startControlPlane } from "../bed/control-plane";
import type { KubeClient } from "../bed/kube/kube-client";
import { openRunFolder } from "../bed/processes/run-folder";
import { screenReport } from "../bed/report";
import { clusterTools } from "../bed/tools/catalogue";
import { ensureTools } from "../bed/tools/ensure";
import { bare, fresh } from "../unit/operators/percona/databases";
import { acceptsScenarios, clusterOf, connectTo, neutral } from "./percona-objects";

let kube: KubeClient;

// Its definitions have the names of the newer ones, so they get an API server of their own.
beforeAll(async () => {
  const report = screenReport();
  const tools = await ensureTools(clusterTools, { report });
  const { dir } = await openRunFolder();
  const { kubeconfig } = await startControlPlane({
    tools,
    dir,
    report,
    operators: ["percona-2.5"],
    controllers: false,
  });
  kube = await connectTo(kubeconfig);
});

afterAll(() => {
  kube.close();
});

describe("the CRD of 2.5.0", () => {
  acceptsScenarios("2.5", () => kube);

  it("refuses what only a newer operator has, so the version decides what is written", async () => {
    const args = { ...fresh, ...neutral };
    await expect(
      kube.apply(clusterOf({ ...args, operatorVersion: "2.9" }), { dryRun: true }),
    ).rejects.toThrow("grantPublicSchemaAccess");
    await expect(kube.apply(clusterOf(bare), { dryRun: true })).rejects.toThrow("backups.enabled");
  });
});
