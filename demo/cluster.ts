import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { startControlPlane } from "../test/bed/control-plane";
import type { StackOptions } from "../test/bed/engine";
import { connectKube, type KubeClient } from "../test/bed/kube/kube-client";
import { startObjectStore, type ObjectStore } from "../test/bed/object-store";
import { operators } from "../test/bed/operators";
import type { Report } from "../test/bed/report";
import type { ClusterTools, StoreTools } from "../test/bed/tools/ensure";

/** Where the story takes place. */
export interface Cluster {
  readonly kube: KubeClient;
  /** How the engine reaches it and where it keeps its state. */
  readonly stack: Pick<StackOptions, "kubeconfig" | "context" | "env">;
  readonly versions: Readonly<Record<string, string>>;
  /** What kubectl needs to look into it. */
  readonly kubectl: string;
}

export interface OwnClusterOptions {
  readonly tools: ClusterTools & StoreTools;
  readonly dir: string;
  readonly report: Report;
}

/** An API server with the operator's CRDs, and an S3 store that holds the engine's state. */
export async function startOwnCluster(options: OwnClusterOptions): Promise<Cluster> {
  const { dir } = options;
  const [{ kubeconfig }, store] = await Promise.all([
    startControlPlane({ ...options, operators: ["zalando"] }),
    startObjectStore(options),
  ]);
  return {
    kube: connectKube(kubeconfig),
    stack: { kubeconfig, env: stateIn(store, dir) },
    versions: {
      kubernetes: options.tools["kube-apiserver"].version,
      "zalando-crds": operators.zalando.version,
    },
    kubectl: `export KUBECONFIG=${kubeconfig}`,
  };
}

const stateBucket = "pulumi-state";

/** The engine's S3 backend, and nothing of the user's own AWS. */
function stateIn(store: ObjectStore, dir: string): Readonly<Record<string, string>> {
  mkdirSync(join(store.folder, stateBucket));
  const noSettings = join(dir, "no-aws-settings");
  writeFileSync(noSettings, "");
  const query = new URLSearchParams({
    endpoint: new URL(store.endpoint).host,
    region: store.region,
    disableSSL: "true",
    s3ForcePathStyle: "true",
  });
  return {
    PULUMI_BACKEND_URL: `s3://${stateBucket}?${query.toString()}`,
    AWS_ACCESS_KEY_ID: store.accessKeyId,
    AWS_SECRET_ACCESS_KEY: store.secretAccessKey,
    AWS_SESSION_TOKEN: "",
    AWS_PROFILE: "",
    AWS_CONFIG_FILE: noSettings,
    AWS_SHARED_CREDENTIALS_FILE: noSettings,
  };
}
