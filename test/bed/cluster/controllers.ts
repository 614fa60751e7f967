import { startServer, type Server } from "../processes/server";

export interface ControllersOptions {
  readonly tool: string;
  readonly dir: string;
  readonly kubeconfig: string;
}

/** The two controllers deletion needs: one empties namespaces, one removes what a deleted owner leaves. */
export function startControllers(options: ControllersOptions): Promise<Server> {
  return startServer({
    dir: options.dir,
    name: "kube-controller-manager",
    command: options.tool,
    args: [
      `--kubeconfig=${options.kubeconfig}`,
      "--controllers=namespace-controller,garbage-collector-controller",
      "--leader-elect=false",
      // It serves nothing we ask for.
      "--secure-port=0",
      "--kube-api-qps=200",
      "--kube-api-burst=400",
      "--v=0",
    ],
    graceMs: 1000,
    isReady: () => Promise.resolve(true),
  });
}
