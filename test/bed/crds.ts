import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { parseAllDocuments } from "yaml";

import { connectKube, type KubeClient, type KubeObject } from "./kube/kube-client";
import { operators, type ManifestFiles, type OperatorName } from "./operators";
import { cacheRoot } from "./tools/cache";
import { runGo, type RunGo } from "./tools/go";
import { goModuleFolder } from "./tools/go-module";
import { moduleFolder } from "./tools/tool-key";

export interface CrdOptions {
  readonly cache?: string;
  readonly go?: RunGo;
}

/** The operator's own CRD manifests, taken from its Go module and kept in the cache. */
function operatorCrdFiles(
  operator: OperatorName,
  options: CrdOptions = {},
): Promise<readonly string[]> {
  const wanted = { kept: "crds", what: "custom resource definitions" };
  return manifestFiles(operator, { ...wanted, files: operators[operator].crds }, options);
}

/** The operator's own webhook configurations, from the same place. */
export async function operatorWebhooks(
  operator: OperatorName,
  options: CrdOptions = {},
): Promise<readonly KubeObject[]> {
  const files = operators[operator].admission?.manifests;
  if (files === undefined) return [];
  const wanted = { kept: "webhooks", what: "webhook configurations", files };
  return objectsIn(await manifestFiles(operator, wanted, options));
}

interface Wanted {
  readonly kept: string;
  readonly what: string;
  readonly files: ManifestFiles;
}

async function manifestFiles(
  operator: OperatorName,
  { kept, what, files }: Wanted,
  { cache = cacheRoot(), go = runGo }: CrdOptions,
): Promise<readonly string[]> {
  const { module, goModule, version } = operators[operator];
  const folder = join(cache, kept, `${operator}-${version}`);
  if (!existsSync(folder)) {
    const source = await goModuleFolder(goModule, {
      cwd: moduleFolder(module),
      go,
      neededFor: `the ${what} of ${operator} ${version}`,
    });
    keep(join(source, files.folder), files.ending, folder);
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

async function operatorCrds(
  operator: OperatorName,
  options: CrdOptions = {},
): Promise<readonly KubeObject[]> {
  const objects = await objectsIn(await operatorCrdFiles(operator, options));
  return objects.filter(({ kind }) => kind === "CustomResourceDefinition");
}

async function objectsIn(files: readonly string[]): Promise<readonly KubeObject[]> {
  const texts = await Promise.all(files.map((file) => readFile(file, "utf8")));
  return texts
    .flatMap((text) => parseAllDocuments(text))
    .map((document) => document.toJS() as KubeObject | null)
    .filter((object) => object !== null);
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
