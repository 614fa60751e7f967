import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

import { isAlive } from "../processes/process-table";
import type { Report } from "../report";
import { buildTool, minutes, purposeOf } from "./build";
import { cacheRoot } from "./cache";
import type { clusterTools, engineTools, storeTools } from "./catalogue";
import { catalogue, type Tool, type ToolName } from "./catalogue";
import { fetchPlugin } from "./fetch-plugin";
import { hasGo, runGo, type RunGo } from "./go";
import { cacheNotWritable, noGo } from "./go-failure";
import { withLock } from "./lock";
import { findOnPath, isExecutable, pathFolders, type OnPath, type PathPorts } from "./on-path";
import { printedBy } from "./printed-by";
import { toolKey } from "./tool-key";

export interface InstalledTool {
  readonly name: ToolName;
  readonly version: string;
  readonly path: string;
  readonly origin: "PATH" | "cache" | "built" | "fetched";
}

export type Tools<N extends ToolName = ToolName> = Readonly<Record<N, InstalledTool>>;
export type ClusterTools = Tools<(typeof clusterTools)[number]>;
export type StoreTools = Tools<(typeof storeTools)[number]>;
export type EngineTools = Tools<(typeof engineTools)[number]>;

export interface EnsureOptions {
  readonly report: Report;
  readonly cache?: string;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly go?: RunGo;
}

/** Finds the named tools on PATH or in the cache, builds those that are missing, and tells where they are. */
export async function ensureTools<N extends ToolName>(
  names: readonly N[],
  options: EnsureOptions,
): Promise<Tools<N>> {
  const { report, environment = process.env } = options;
  const folder = join(options.cache ?? cacheRoot(environment), "tools");
  const onPath = await onPathUnlessRefused(names, environment);
  const found = new Map<ToolName, InstalledTool>();
  const missing: Tool[] = [];
  for (const tool of catalogue.filter(({ name }) =>
    (names as readonly ToolName[]).includes(name),
  )) {
    const installed = fromPath(tool, onPath.get(tool.name)) ?? fromCache(tool, folder);
    if (installed === undefined) missing.push(tool);
    else found.set(tool.name, installed);
  }
  if (missing.length > 0) {
    announce(missing, report);
    const engine = onPath.get("pulumi")?.path;
    const needsGo = missing.some((tool) => engine === undefined || tool.enginePlugin === undefined);
    if (needsGo && options.go === undefined && !hasGo(environment)) throw noGo(purposes(missing));
    prepareCache(folder, missing);
    for (const [index, tool] of missing.entries()) {
      const place = `${index + 1} of ${missing.length}`;
      found.set(tool.name, await install({ tool, folder, place, engine, options }));
    }
  }
  return Object.fromEntries(found) as Tools<N>;
}

async function onPathUnlessRefused(
  names: readonly ToolName[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<ReadonlyMap<ToolName, OnPath>> {
  // For tests of the project's own builds on a machine that has Pulumi.
  if (environment.PGK_TOOLS === "own") return new Map();
  const ports: PathPorts = {
    folders: pathFolders(environment),
    isExecutable,
    versionText: printedBy,
  };
  return findOnPath(names, ports);
}

function fromPath(tool: Tool, found: OnPath | undefined): InstalledTool | undefined {
  return found && { name: tool.name, version: found.version, path: found.path, origin: "PATH" };
}

function fromCache(tool: Tool, folder: string): InstalledTool | undefined {
  const path = join(folder, toolKey(tool), tool.name);
  if (!existsSync(path)) return undefined;
  return { name: tool.name, version: tool.version, path, origin: "cache" };
}

function announce(missing: readonly Tool[], report: Report): void {
  const seconds = missing.reduce((sum, tool) => sum + tool.coldBuildSeconds, 0);
  const names = missing.map((tool) => tool.name).join(", ");
  const count = missing.length === 1 ? "one tool" : `${missing.length} tools`;
  report.step(
    `building ${count} from Go modules, once on this machine: ${names}; ` +
      `about ${minutes(seconds)} on two cores the first time`,
  );
}

function prepareCache(folder: string, missing: readonly Tool[]): void {
  try {
    mkdirSync(folder, { recursive: true });
    const probe = join(folder, `.probe-${process.pid}`);
    mkdirSync(probe);
    rmSync(probe, { recursive: true });
    removeHalfBuilt(folder);
  } catch (error) {
    throw cacheNotWritable(folder, error, purposes(missing));
  }
}

/** Clears what a build left that was killed. */
function removeHalfBuilt(folder: string): void {
  for (const name of readdirSync(folder)) {
    const builder = /\.building-(\d+)$/.exec(name)?.[1];
    if (builder !== undefined && !isAlive(Number(builder)))
      rmSync(join(folder, name), { recursive: true, force: true });
  }
}

interface InstallRequest {
  readonly tool: Tool;
  readonly folder: string;
  readonly place: string;
  /** An engine from PATH, which may fetch its plugins for itself. */
  readonly engine: string | undefined;
  readonly options: EnsureOptions;
}

async function install(request: InstallRequest): Promise<InstalledTool> {
  const { tool, folder, place, engine, options } = request;
  const { report, go = runGo, environment = process.env } = options;
  const target = join(folder, toolKey(tool));
  const onWait = (holder: number): void => {
    report.progress(`waiting for ${tool.name} (${place}): process ${holder} is building it`);
  };
  return withLock(
    `${target}.lock`,
    async () => {
      const installed = fromCache(tool, folder);
      if (installed !== undefined) return installed;
      const path = join(target, tool.name);
      const about = { name: tool.name, version: tool.version, path };
      if (engine !== undefined && (await fetchPlugin({ tool, engine, folder: target, report })))
        return { ...about, origin: "fetched" } as const;
      if (options.go === undefined && !hasGo(environment)) throw noGo(purposeOf(tool));
      await buildTool({ tool, folder: target, go, report, place });
      return { ...about, origin: "built" } as const;
    },
    { onWait },
  );
}

function purposes(tools: readonly Tool[]): string {
  return tools.map(purposeOf).join(", ");
}
