import { copyFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { Report } from "../report";
import type { Tool } from "./catalogue";
import type { RunGo } from "./go";
import { goFailure, noGo } from "./go-failure";
import { goModuleFolder } from "./go-module";
import { moduleFolder } from "./tool-key";

export interface BuildOptions {
  readonly tool: Tool;
  /** Where the finished tool belongs. It appears there whole or not at all. */
  readonly folder: string;
  readonly go: RunGo;
  readonly report: Report;
  /** "2 of 7". */
  readonly place: string;
}

export async function buildTool(options: BuildOptions): Promise<void> {
  const { tool, folder } = options;
  const building = `${folder}.building-${process.pid}`;
  rmSync(building, { recursive: true, force: true });
  mkdirSync(join(building, "tmp"), { recursive: true });
  const remove = (): void => {
    rmSync(building, { recursive: true, force: true });
  };
  process.once("exit", remove);
  try {
    await compile(options, building);
    rmSync(join(building, "tmp"), { recursive: true, force: true });
    for (const file of tool.beside ?? [])
      copyFileSync(join(moduleFolder(tool.module), file), join(building, file));
    renameSync(building, folder);
  } finally {
    process.removeListener("exit", remove);
    remove();
  }
}

async function compile(options: BuildOptions, building: string): Promise<void> {
  const { tool, go, report, place } = options;
  const title = `${tool.name} ${tool.version} (${place})`;
  const started = Date.now();
  let latest = "";
  const show = (): void => {
    const seconds = (Date.now() - started) / 1000;
    report.progress(buildProgress(`building ${title}: ${Math.round(seconds)} s`, tool, latest));
  };
  report.step(`building ${title}`);
  const timer = setInterval(show, 1000);
  try {
    const result = await go({
      args: await buildArgs(tool, building, go),
      cwd: moduleFolder(tool.module),
      env: { CGO_ENABLED: "0", GOTMPDIR: join(building, "tmp") },
      onLine: (line) => {
        latest = line.startsWith("go: downloading ") ? line.slice("go: ".length) : "";
      },
    });
    if (result.exitCode !== 0) throw goFailure(result, purposeOf(tool));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") throw noGo(purposeOf(tool));
    throw error;
  } finally {
    clearInterval(timer);
  }
  report.step(`built ${title} in ${Math.round((Date.now() - started) / 1000)} s`);
}

function buildProgress(soFar: string, tool: Tool, latest: string): string {
  const usual = `a first build takes about ${minutes(tool.coldBuildSeconds)}`;
  return `${soFar}; ${usual}${latest === "" ? "" : `; ${latest}`}`;
}

export function minutes(seconds: number): string {
  return seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}

export function purposeOf(tool: Tool): string {
  return `${tool.name} ${tool.version} (${tool.purpose})`;
}

async function buildArgs(tool: Tool, building: string, go: RunGo): Promise<string[]> {
  const values = Object.entries(tool.linkerValues).map(([name, value]) => `-X ${name}=${value}`);
  const overlay = tool.embeds === undefined ? [] : await overlayArgs(tool, building, go);
  return [
    "build",
    "-mod=readonly",
    "-buildvcs=false",
    "-trimpath",
    ["-ldflags=-s -w", ...values].join(" "),
    ...overlay,
    `-o=${join(building, tool.name)}`,
    tool.package,
  ];
}

/** Has the compiler find embedded files in the module they come from, so nothing is copied into the checkout. */
async function overlayArgs(tool: Tool, building: string, go: RunGo): Promise<string[]> {
  if (tool.embeds === undefined) return [];
  const here = moduleFolder(tool.module);
  const there = await goModuleFolder(tool.embeds.goModule, {
    cwd: here,
    go,
    neededFor: purposeOf(tool),
  });
  const replacements = Object.entries(tool.embeds.files).map(
    ([file, source]) => [join(here, file), join(there, source)] as const,
  );
  const overlay = join(building, "tmp", "overlay.json");
  writeFileSync(overlay, JSON.stringify({ Replace: Object.fromEntries(replacements) }));
  return [`-overlay=${overlay}`];
}
