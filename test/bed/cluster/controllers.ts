import { startServer, type Server } from "../processes/server";

export interface ControllersOptions {
  readonly tool: string;
  readonly dir: string;
  readonly kubeconfig: string;
}

const deletion = [
  "namespace-controller",
  "garbage-collector-controller",
  "persistentvolumeclaim-protection-controller",
];

/** The controllers deletion needs: one empties namespaces, one removes what a deleted owner leaves, one lets unused claims go. */
export function startControllers(options: ControllersOptions): Promise<Server> {
  return startServer({
    dir: options.dir,
    name: "kube-controller-manager",
    command: options.tool,
    args: [
      `--kubeconfig=${options.kubeconfig}`,
      `--controllers=${deletion.join(",")}`,
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
