import { spawn, type ChildProcess, type StdioOptions } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { endFamily, killFamily } from "./end-family";
import { closeOnExit } from "./shutdown";

export interface ChildCommand {
  /** The run folder the child belongs to; its pid is recorded there. */
  readonly dir?: string;
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly stdio: StdioOptions;
  /** How it is asked to end, and how long it may take. */
  readonly endSignal?: NodeJS.Signals;
  readonly graceMs?: number;
}

export interface Ended {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface Child {
  readonly process: ChildProcess;
  readonly pid: number;
  readonly ended: Promise<Ended>;
  end(): Promise<void>;
}

/** Starts a child in a session of its own: a Ctrl-C reaches it only through us, in our order. */
export async function startChild(spec: ChildCommand): Promise<Child> {
  const child = spawn(spec.command, spec.args, {
    detached: true,
    stdio: spec.stdio,
    ...(spec.cwd === undefined ? {} : { cwd: spec.cwd }),
    ...(spec.env === undefined ? {} : { env: spec.env }),
  });
  const ended = new Promise<Ended>((resolve) => {
    child.once("close", (exitCode, signal) => {
      resolve({ exitCode, signal });
    });
  });
  const pid = await new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("spawn", () => {
      if (child.pid !== undefined) resolve(child.pid);
    });
  });
  const forgetRecord = recordPid(spec, pid);
  const forget = closeOnExit({
    close: () => end(),
    closeNow: () => {
      killFamily(pid);
    },
  });
  void ended.then(() => {
    forget();
    forgetRecord();
  });
  const end = async (): Promise<void> => {
    await endFamily(pid, {
      ...(spec.endSignal === undefined ? {} : { signal: spec.endSignal }),
      ...(spec.graceMs === undefined ? {} : { graceMs: spec.graceMs }),
    });
    await ended;
  };
  return { process: child, pid, ended, end };
}

function recordPid(spec: ChildCommand, pid: number): () => void {
  if (spec.dir === undefined) return () => undefined;
  const folder = join(spec.dir, "pids");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${spec.name}-${pid}.json`);
  writeFileSync(file, JSON.stringify({ pid, command: spec.command }));
  return () => {
    rmSync(file, { force: true });
  };
}
