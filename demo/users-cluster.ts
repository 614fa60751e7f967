import { KubeError } from "../test/bed/kube/http";
import { connectKube, type KubeClient } from "../test/bed/kube/kube-client";
import { defaultKubeconfig } from "../test/bed/kube/kubeconfig";
import type { Cluster } from "./cluster";
import { DemoFailure } from "./failure";
import { namespaceExists, type DatabaseName } from "./live-database";
import type { Narrator } from "./screen/narrator";

/**
 * A cluster somebody else uses too: it is looked at before anything is made in it. The engine's state stays in a file,
 * since the login of such a cluster may need the very AWS settings an S3 backend would replace.
 */
export async function useContext(
  context: string,
  database: DatabaseName,
  narrator: Narrator,
): Promise<Cluster> {
  const kube = connect(context);
  narrator.progress(`asking the cluster of context ${context}`);
  const version = await serverVersion(kube, context);
  await requireOperator(kube, context);
  await requireUnusedNamespace(kube, database.namespace);
  narrator.line(`Kubernetes ${version}, context ${context}, with the Zalando operator's CRDs`);
  return {
    kube,
    stack: { context },
    versions: { kubernetes: version },
    kubectl: `alias kubectl='kubectl --context ${context}'`,
  };
}

function connect(context: string): KubeClient {
  const files = defaultKubeconfig();
  try {
    return connectKube(files, context);
  } catch (error) {
    throw new DemoFailure(
      (error as Error).message,
      `name a context of ${files.join(" or ")} (kubectl config get-contexts), or another file with KUBECONFIG`,
    );
  }
}

async function serverVersion(kube: KubeClient, context: string): Promise<string> {
  try {
    const { body } = await kube.send({ method: "GET", path: "/version" });
    return (body as { readonly gitVersion: string }).gitVersion.replace(/^v/, "");
  } catch (error) {
    throw new DemoFailure(
      `the cluster of context ${context} did not answer: ${(error as Error).message}`,
      `see that \`kubectl --context ${context} version\` works`,
    );
  }
}

async function requireOperator(kube: KubeClient, context: string): Promise<void> {
  try {
    await kube.list({ apiVersion: "acid.zalan.do/v1", kind: "postgresql" }, "default");
  } catch (error) {
    if (!(error instanceof KubeError) || error.status !== 404) throw error;
    throw new DemoFailure(
      `the cluster of context ${context} knows no postgresqls.acid.zalan.do: the Zalando postgres-operator, or its CRD, is not installed`,
      "install the operator first (https://opensource.zalando.com/postgres-operator), or leave out --context: the demo then starts an API server of its own",
    );
  }
}

/** Applying to a namespace that exists would adopt it, and the removal at the end would delete it. */
async function requireUnusedNamespace(kube: KubeClient, namespace: string): Promise<void> {
  if (!(await namespaceExists(kube, namespace))) return;
  throw new DemoFailure(
    `the namespace ${namespace} exists in that cluster already; the demo makes it and removes it at the end`,
    "give the manifest another spec.namespace, or remove the namespace if nothing needs it",
  );
}
