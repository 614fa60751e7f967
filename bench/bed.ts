import { startControlPlane } from "../test/bed/control-plane";
import { installCrds } from "../test/bed/crds";
import { connectKube, type KubeClient } from "../test/bed/kube/kube-client";
import { openRunFolder } from "../test/bed/processes/run-folder";
import { screenReport, type Report } from "../test/bed/report";
import { clusterTools, engineTools } from "../test/bed/tools/catalogue";
import { ensureTools, type EngineTools } from "../test/bed/tools/ensure";
import { installProgram, type Variant } from "./program-folder";

export interface Bed {
  readonly dir: string;
  readonly tools: EngineTools;
  readonly kubeconfig: string;
  readonly kube: KubeClient;
  readonly report: Report;
  readonly programs: Readonly<Record<Variant, string>>;
}

export async function startBed(): Promise<Bed> {
  const report = screenReport();
  const tools = await ensureTools([...clusterTools, ...engineTools], { report });
  const { dir } = await openRunFolder();
  const { kubeconfig } = await startControlPlane({ tools, dir, report });
  await installCrds(kubeconfig, "zalando");
  const programs = {
    component: installProgram(dir, "component"),
    "by-hand": installProgram(dir, "by-hand"),
  };
  return { dir, tools, kubeconfig, kube: connectKube(kubeconfig), report, programs };
}
