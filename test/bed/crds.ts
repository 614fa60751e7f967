import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { parseAllDocuments } from "yaml";

import { connectKube, type KubeClient, type KubeObject } from "./kube/kube-client";
import { operators, type OperatorName } from "./operators";
import { cacheRoot } from "./tools/cache";
import { runGo, type RunGo } from "./tools/go";
import { goModuleFolder } from "./tools/go-module";
import { moduleFolder } from "./tools/tool-key";

export interface CrdOptions {
  readonly cache?: string;
  readonly go?: RunGo;
}

/** The operator's own CRD manifests, taken from its Go module and kept in the cache. */
export async function operatorCrdFiles(
  operator: OperatorName,
  { cache = cacheRoot(), go = runGo }: CrdOptions = {},
): Promise<readonly string[]> {
  const { module, goModule, version, crds } = operators[operator];
  const folder = join(cache, "crds", `${operator}-${version}`);
  if (!existsSync(folder)) {
    const source = await goModuleFolder(goModule, {
      cwd: moduleFolder(module),
      go,
      neededFor: `the custom resource definitions of ${operator} ${version}`,
    });
    keep(join(source, crds.folder), crds.ending, folder);
  }
  return readdirSync(folder)
    .sort()
    .map((file) => join(folder, file));
}

function keep(source: string, ending: string, folder: string): void {
  const partial = `${folder}.${process.pid}`;
  mkdirSync(partial, { recursive: true });
  for (const file of readdirSync(source).filter((name) => name.endsWith(ending)))
    copyFileSync(join(source, file), join(partial, file));
  try {
    renameSync(partial, folder);
  } catch (error) {
    // Another run was quicker.
    if (!existsSync(folder)) throw error;
    rmSync(partial, { recursive: true });
  }
}

export async function operatorCrds(
  operator: OperatorName,
  options: CrdOptions = {},
): Promise<readonly KubeObject[]> {
  const texts = await Promise.all(
    (await operatorCrdFiles(operator, options)).map((file) => readFile(file, "utf8")),
  );
  return texts
    .flatMap((text) => parseAllDocuments(text))
    .map((document) => document.toJS() as KubeObject | null)
    .filter((object) => object !== null)
    .filter((object) => object.kind === "CustomResourceDefinition");
}

/** Installs an operator's CRDs and waits until the API server serves them. */
export async function installCrds(
  cluster: string | KubeClient,
  operator: OperatorName,
  options: CrdOptions = {},
): Promise<readonly string[]> {
  const client = typeof cluster === "string" ? connectKube(cluster) : cluster;
  try {
    const crds = await operatorCrds(operator, options);
    for (const crd of crds) await client.apply(crd);
    for (const crd of crds)
      await client.waitFor(crd, isEstablished, { what: "become established" });
    return crds.map((crd) => crd.metadata.name);
  } finally {
    if (typeof cluster === "string") client.close();
  }
}

interface CrdStatus {
  readonly conditions?: readonly { readonly type: string; readonly status: string }[];
}

function isEstablished(crd: KubeObject | undefined): boolean {
  const status = crd?.status as CrdStatus | undefined;
  return (
    status?.conditions?.some(({ type, status: is }) => type === "Established" && is === "True") ===
    true
  );
}
