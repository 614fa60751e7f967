import { join } from "node:path";

import { createStack } from "../test/bed/engine";
import { openRunFolder } from "../test/bed/processes/run-folder";
import { closeAll } from "../test/bed/processes/shutdown";
import { engineTools } from "../test/bed/tools/catalogue";
import type { EngineTools } from "../test/bed/tools/ensure";
import { referToSecret } from "./key-references";
import { copyManifest, readManifest, requireStageOne, type Manifest } from "./manifest";
import { exampleFolder } from "./options";
import { manifestFiles, requireEmpty, secretFiles } from "./rendered-folder";
import { exampleConfig } from "./scene";
import type { Narrator } from "./screen/narrator";
import { findTools, versionsOf } from "./steps/tools";
import { requireSuccess, runShown } from "./world";

/** The document that `--render --json` prints. */
export interface RenderFacts {
  readonly folder: string;
  /** Relative to the folder. */
  readonly files: readonly string[];
  /** What must exist before the manifests are applied: names of Secrets, and their keys. */
  readonly secretsToMake: Readonly<Record<string, readonly string[]>>;
  readonly seconds: Readonly<Record<string, number>>;
  readonly versions: Readonly<Record<string, string>>;
}

export const renderSteps = 2;

/** Writes the manifests of stage 1 to a folder; no cluster is asked anything. */
export async function renderManifests(
  file: string,
  folder: string,
  narrator: Narrator,
): Promise<RenderFacts> {
  const manifest = readManifest(file);
  requireStageOne(manifest);
  requireEmpty(folder);
  const { name, namespace } = manifest.database;
  const { text, secrets } = referToSecret(manifest.text, `${name}-object-store`);
  const tools = await findTools(narrator, engineTools);
  const files = await narrator.step(
    "render",
    `The manifests of stage 1, in ${folder}`,
    async () => {
      await write({ ...manifest, text }, { tools, folder, narrator });
      const written = manifestFiles(folder);
      for (const path of written) narrator.line(path);
      return written;
    },
  );
  tellAboutSecrets(narrator, secrets, namespace);
  for (const path of secretFiles(folder)) warnOfKeys(narrator, path);
  return {
    folder,
    files,
    secretsToMake: secrets,
    seconds: narrator.seconds,
    versions: versionsOf(tools),
  };
}

interface Output {
  readonly tools: EngineTools;
  readonly folder: string;
  readonly narrator: Narrator;
}

async function write(manifest: Manifest, { tools, folder, narrator }: Output): Promise<void> {
  const { dir } = await openRunFolder();
  const stack = await createStack({
    tools,
    dir,
    programDir: exampleFolder,
    stackName: "render",
    // With a kubeconfig the provider would ask that cluster what it knows.
    kubeconfig: join(dir, "no-kubeconfig"),
    config: {
      ...exampleConfig(copyManifest(manifest, dir).file),
      "kubernetes:renderYamlToDirectory": folder,
    },
  });
  const result = await runShown(narrator, "pulumi up", (options) =>
    stack.up({ ...options, preview: true }),
  );
  requireSuccess("pulumi up", manifest.file, result);
  await closeAll();
}

function tellAboutSecrets(
  { line, prose, paint }: Narrator,
  secrets: RenderFacts["secretsToMake"],
  namespace: string,
): void {
  for (const [name, keys] of Object.entries(secrets)) {
    line();
    prose(
      "The manifest's keys are not in these files: the provider would have written them in clear. The custom resource refers to a Secret that you make once, in the namespace, before you apply the rest:",
    );
    const literals = keys.map((key) => `--from-literal=${key}=...`).join(" ");
    line(paint.bold(`kubectl -n ${namespace} create secret generic ${name} ${literals}`));
  }
}

function warnOfKeys({ prose, paint }: Narrator, path: string): void {
  prose(`${path} holds keys in clear, readable by you alone: keep it out of git.`, paint.red);
}
