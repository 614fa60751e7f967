import { execFile } from "node:child_process";
import { existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";

import type { Report } from "../report";
import type { Tool } from "./catalogue";

const PATIENCE_MS = 120_000;

export interface FetchOptions {
  readonly tool: Tool;
  /** An official `pulumi`, which knows where its plugins are published. */
  readonly engine: string;
  readonly folder: string;
  readonly report: Report;
}

/** Has the engine on PATH fetch a plugin, which is much quicker than building it. False when it cannot. */
export async function fetchPlugin(options: FetchOptions): Promise<boolean> {
  const { tool, engine, folder, report } = options;
  if (tool.enginePlugin === undefined) return false;
  const home = `${folder}.building-${process.pid}`;
  try {
    report.step(`fetching ${tool.name} ${tool.version} with ${engine}`);
    await run(engine, ["plugin", "install", "resource", tool.enginePlugin, tool.version], home);
    const name = `resource-${tool.enginePlugin}-v${tool.version}`;
    if (!existsSync(join(home, "plugins", name, tool.name))) return false;
    renameSync(join(home, "plugins", name), folder);
    return true;
  } catch {
    report.step(`${engine} could not fetch ${tool.name}; building it instead`);
    return false;
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

function run(command: string, args: readonly string[], home: string): Promise<void> {
  const env = { ...process.env, PULUMI_HOME: home, PULUMI_SKIP_UPDATE_CHECK: "1" };
  return new Promise((resolve, reject) => {
    execFile(command, args, { env, timeout: PATIENCE_MS, killSignal: "SIGKILL" }, (error) => {
      if (error === null) resolve();
      else reject(new Error(`${command} failed`, { cause: error }));
    });
  });
}
