import { accessSync, constants, realpathSync } from "node:fs";
import { delimiter, dirname, isAbsolute, join } from "node:path";

import { toolNamed, type ToolName } from "./catalogue";
import { isAtLeast, versionIn } from "./version";

export interface PathPorts {
  readonly folders: readonly string[];
  isExecutable(file: string): boolean;
  /** What the binary prints about its version; undefined when it cannot be run. */
  versionText(file: string, args: readonly string[]): Promise<string | undefined>;
}

export interface OnPath {
  readonly path: string;
  readonly version: string;
}

/** The copies on PATH that will do, keyed by name. A tool without its companions does not count. */
export async function findOnPath(
  names: readonly ToolName[],
  ports: PathPorts,
): Promise<ReadonlyMap<ToolName, OnPath>> {
  const found = new Map<ToolName, OnPath>();
  for (const name of names) {
    const tool = toolNamed(name);
    if (tool.onPath === undefined) continue;
    const path = lookUp(name, ports.folders, ports);
    if (path === undefined) continue;
    const version = versionIn((await ports.versionText(path, tool.versionArgs ?? [])) ?? "");
    if (version === undefined || !isAtLeast(version, tool.onPath.minimum)) continue;
    const nearby = [dirname(path), dirname(realPath(path)), ...ports.folders];
    const companions = tool.onPath.with.map((companion) => ({
      companion,
      path: lookUp(companion, nearby, ports),
    }));
    if (companions.some((companion) => companion.path === undefined)) continue;
    found.set(name, { path, version });
    for (const { companion, path: beside } of companions)
      if (beside !== undefined) found.set(companion, { path: beside, version });
  }
  return found;
}

function lookUp(
  name: string,
  folders: readonly string[],
  ports: Pick<PathPorts, "isExecutable">,
): string | undefined {
  return folders.map((folder) => join(folder, name)).find((file) => ports.isExecutable(file));
}

function realPath(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}

export function pathFolders(environment: Readonly<Record<string, string | undefined>>): string[] {
  return (environment.PATH ?? "").split(delimiter).filter(isAbsolute);
}

export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
