import { createStack } from "../test/bed/engine";
import { openRunFolder } from "../test/bed/processes/run-folder";
import { clusterTools, engineTools, storeTools } from "../test/bed/tools/catalogue";
import type { EngineTools } from "../test/bed/tools/ensure";
import { startOwnCluster, type Cluster } from "./cluster";
import { copyManifest, type Manifest } from "./manifest";
import { exampleFolder, type DemoOptions } from "./options";
import type { Narrator } from "./screen/narrator";
import { destroyOnExit } from "./steps/removal";
import { findTools, versionsOf } from "./steps/tools";
import { useContext } from "./users-cluster";
import type { World } from "./world";

export interface Scene {
  readonly world: World;
  readonly cluster: Cluster;
  readonly versions: Readonly<Record<string, string>>;
  /** What was made is now removed in the ordinary way. */
  readonly settle: () => void;
}

interface Place {
  readonly tools: EngineTools;
  readonly cluster: Cluster;
  readonly dir: string;
}

export async function setTheScene(
  { context }: DemoOptions,
  manifest: Manifest,
  narrator: Narrator,
): Promise<Scene> {
  const { tools, cluster, dir } =
    context === undefined
      ? await ownPlace(narrator)
      : await usersPlace(context, manifest, narrator);
  const { database } = manifest;
  const copy = copyManifest(manifest, dir);
  const stack = await createStack({
    ...cluster.stack,
    tools,
    dir,
    programDir: exampleFolder,
    stackName: "demo",
    // The story ends with the removal, which protection would refuse.
    config: { ...exampleConfig(copy.file), "zalando-two-stage:deletionProtection": "false" },
  });
  return {
    world: { narrator, manifest, copy, stack, kube: cluster.kube, database },
    cluster,
    versions: { ...versionsOf(tools), ...cluster.versions },
    settle: context === undefined ? () => undefined : destroyOnExit(stack, database.namespace),
  };
}

async function ownPlace(narrator: Narrator): Promise<Place> {
  const tools = await findTools(narrator, [...engineTools, ...clusterTools, ...storeTools]);
  const { dir } = await openRunFolder();
  const { report } = narrator;
  const cluster = await narrator.step(
    "controlPlane",
    "A Kubernetes API server with the operator's CRDs, and an S3 store for the state",
    () => startOwnCluster({ tools, dir, report }),
  );
  return { tools, cluster, dir };
}

async function usersPlace(
  context: string,
  { database }: Manifest,
  narrator: Narrator,
): Promise<Place> {
  const tools = await findTools(narrator, engineTools);
  const { dir } = await openRunFolder();
  const cluster = await narrator.step("controlPlane", `The cluster of context ${context}`, () =>
    useContext(context, database, narrator),
  );
  return { tools, cluster, dir };
}

/** The example's own settings. */
export function exampleConfig(manifest: string): Readonly<Record<string, string>> {
  return { "zalando-two-stage:manifest": manifest };
}
