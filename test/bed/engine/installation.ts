import { createHash } from "node:crypto";
import { copyFileSync, existsSync, linkSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";

import { kubernetesProviderVersion } from "../tools/catalogue";
import type { EngineTools } from "../tools/ensure";

/** The engine with everything it looks for, where it looks for it. */
export interface EngineInstallation {
  readonly pulumi: string;
  /** What `$PULUMI_HOME/plugins` has to be. */
  readonly plugins: string;
  /** All of it was built from our pins: nothing is to be fetched, and PATH has no say. */
  readonly isOwn: boolean;
}

/**
 * Puts the tools together in one folder of the cache. The engine takes a language host without a warning only from
 * beside its own binary, and a provider only from a plugins folder; the tools lie in folders of their own.
 */
export function installEngine(tools: EngineTools): EngineInstallation {
  const provider = tools["pulumi-resource-kubernetes"].path;
  const host = tools["pulumi-language-nodejs"].path;
  const isOwn = tools.pulumi.origin !== "PATH";
  const paths = [tools.pulumi.path, host, provider];
  const key = createHash("sha256").update(paths.join("\0")).digest("hex").slice(0, 12);
  const folder = join(dirname(dirname(provider)), `engine-${key}`);
  const plugins = join(folder, "plugins");
  const pulumi = isOwn ? join(folder, "bin", "pulumi") : tools.pulumi.path;
  if (!existsSync(folder)) {
    const wrapper = join(dirname(host), "pulumi-resource-pulumi-nodejs");
    const plugin = join("plugins", `resource-kubernetes-v${kubernetesProviderVersion}`);
    assemble(folder, [
      [provider, plugin],
      ...(isOwn
        ? ([tools.pulumi.path, host, wrapper].map((file) => [file, "bin"]) as Placed[])
        : []),
    ]);
  }
  return { pulumi, plugins, isOwn };
}

type Placed = readonly [file: string, subfolder: string];

function assemble(folder: string, files: readonly Placed[]): void {
  const partial = `${folder}.building-${process.pid}`;
  rmSync(partial, { recursive: true, force: true });
  for (const [file, subfolder] of files) {
    mkdirSync(join(partial, subfolder), { recursive: true });
    linkOrCopy(file, join(partial, subfolder, basename(file)));
  }
  try {
    renameSync(partial, folder);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    // Another run was quicker.
    if (!existsSync(folder)) throw error;
  }
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}
