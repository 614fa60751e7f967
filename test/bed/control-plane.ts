import { startApiServer } from "./cluster/api-server";
import { startControllers } from "./cluster/controllers";
import { startEtcd } from "./cluster/etcd";
import { writeKubeconfig } from "./cluster/kubeconfig-file";
import { installCrds } from "./crds";
import { operators, type OperatorName } from "./operators";
import { freePorts } from "./processes/free-port";
import type { Server } from "./processes/server";
import type { Report } from "./report";
import type { ClusterTools } from "./tools/ensure";

export interface ControlPlaneOptions {
  readonly tools: ClusterTools;
  /** The run folder: data, logs and the kubeconfig go there. */
  readonly dir: string;
  readonly report: Report;
  /** Whose custom resource definitions to install. */
  readonly operators?: readonly OperatorName[];
  /** Namespace deletion and garbage collection, which `pulumi destroy` waits for. Default: true. */
  readonly controllers?: boolean;
}

export interface ControlPlane {
  /** Path of a kubeconfig that is cluster admin. */
  readonly kubeconfig: string;
  readonly url: string;
  stop(): Promise<void>;
}

async function addCrds(kubeconfig: string, operator: OperatorName, report: Report): Promise<void> {
  report.progress(`installing the CRDs of ${operator}`);
  const names = await installCrds(kubeconfig, operator);
  report.step(`CRDs of ${operator} ${operators[operator].version}: ${names.join(", ")}`);
}

/** A Kubernetes API without nodes: it stores, validates and deletes, and runs no container. */
export async function startControlPlane(options: ControlPlaneOptions): Promise<ControlPlane> {
  const { tools, dir, report } = options;
  const started = Date.now();
  const servers: Server[] = [];
  const stop = async (): Promise<void> => {
    for (const server of servers.reverse()) await server.stop();
    servers.length = 0;
  };
  try {
    const [clientPort = 0, peerPort = 0, apiPort = 0] = await freePorts(3);
    report.progress("starting etcd");
    const etcd = await startEtcd({ tool: tools.etcd.path, dir, clientPort, peerPort });
    servers.push(etcd);
    report.progress("starting kube-apiserver");
    const api = await startApiServer({
      tool: tools["kube-apiserver"].path,
      dir,
      port: apiPort,
      etcdUrl: etcd.url,
    });
    servers.push(api);
    const kubeconfig = writeKubeconfig(dir, api);
    // Before the controllers start: the garbage collector notices a kind installed later only after 30 s or more,
    // and deletes of that kind hang until then.
    for (const operator of options.operators ?? []) await addCrds(kubeconfig, operator, report);
    if (options.controllers !== false)
      servers.push(
        await startControllers({ tool: tools["kube-controller-manager"].path, dir, kubeconfig }),
      );
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    report.step(`Kubernetes ${tools["kube-apiserver"].version} at ${api.url} (${seconds} s)`);
    return { kubeconfig, url: api.url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
