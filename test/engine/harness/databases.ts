import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { createStack, type RunResult, type Stack } from "../../bed/engine";
import { sharedBed } from "../../bed/jest-shared";
import { connectKube, type KubeClient, type KubeObject } from "../../bed/kube/kube-client";
import { installProgram } from "./program";
import { stateOf, type StackState } from "./state";

/** Values that must never be found outside a Kubernetes Secret. */
export interface Markers {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** A stack of the test program with a namespace of its own. */
export interface Databases {
  readonly stack: Stack;
  readonly kube: KubeClient;
  readonly namespace: string;
  readonly markers: Markers;
  /** What the program creates from the next run on; `namespace` is filled in. */
  write(databases: Readonly<Record<string, object>>): void;
  cluster(name?: string): Promise<KubeObject | undefined>;
  state(): Promise<StackState>;
}

export async function openDatabases(
  name: string,
  options: { readonly kubeconfig?: string } = {},
): Promise<Databases> {
  const { dir, tools, kubeconfig } = sharedBed();
  const kube = connectKube(kubeconfig);
  await kube.apply({ apiVersion: "v1", kind: "Namespace", metadata: { name } });
  const markers = {
    accessKeyId: `marker-id-${randomBytes(8).toString("hex")}`,
    secretAccessKey: `marker-key-${randomBytes(8).toString("hex")}`,
  };
  const file = join(dir, `databases-${name}.json`);
  const stack = await createStack({
    tools,
    programDir: installProgram(dir),
    stackName: name,
    dir,
    kubeconfig: options.kubeconfig ?? kubeconfig,
    secretConfig: { ...markers },
    env: { DATABASES_FILE: file },
  });
  return {
    stack,
    kube,
    namespace: name,
    markers,
    write: (databases) => {
      const filled = Object.fromEntries(
        Object.entries(databases).map(
          ([key, args]) => [key, { operator: "zalando", namespace: name, ...args }] as const,
        ),
      );
      writeFileSync(file, JSON.stringify({ namespace: name, databases: filled }));
    },
    cluster: (database = "db") =>
      kube.get({
        apiVersion: "acid.zalan.do/v1",
        kind: "postgresql",
        metadata: { name: database, namespace: name },
      }),
    state: async () => stateOf(await stack.export()),
  };
}

/** Everything a run printed. */
export function printed({ stdout, stderr }: Pick<RunResult, "stdout" | "stderr">): string {
  return `${stdout}\n${stderr}`;
}
