import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { startChild, type Child, type ChildCommand } from "./child";

export interface ServerCommand extends Omit<ChildCommand, "stdio" | "dir"> {
  readonly dir: string;
  /** Answers true once the server does its work. */
  readonly isReady: () => Promise<boolean>;
  readonly readyWithinMs?: number;
}

export interface Server {
  readonly logFile: string;
  stop(): Promise<void>;
}

const LOG_LINES_SHOWN = 15;

/** Starts a server, its log in the run folder, and waits until it is ready or has failed. */
export async function startServer(spec: ServerCommand): Promise<Server> {
  mkdirSync(join(spec.dir, "logs"), { recursive: true });
  const logFile = join(spec.dir, "logs", `${spec.name}.log`);
  const log = openSync(logFile, "w", 0o600);
  try {
    const child = await startChild({ ...spec, stdio: ["ignore", log, log] });
    await waitUntilReady(spec, child, logFile);
    return { logFile, stop: () => child.end() };
  } finally {
    closeSync(log);
  }
}

async function waitUntilReady(spec: ServerCommand, child: Child, logFile: string): Promise<void> {
  const limit = spec.readyWithinMs ?? 60_000;
  const deadline = Date.now() + limit;
  while (!(await spec.isReady())) {
    if (child.process.exitCode !== null || child.process.signalCode !== null) {
      const { exitCode, signal } = await child.ended;
      throw new Error(serverFailure(spec.name, `ended (${signal ?? exitCode}) at start`, logFile));
    }
    if (Date.now() > deadline) {
      await child.end();
      throw new Error(serverFailure(spec.name, `was not ready after ${limit / 1000} s`, logFile));
    }
    await sleep(50);
  }
}

function serverFailure(name: string, what: string, logFile: string): string {
  const lines = readFileSync(logFile, "utf8").trimEnd().split("\n").slice(-LOG_LINES_SHOWN);
  return `${name} ${what}; its last lines were\n${lines.map((line) => `  ${line}`).join("\n")}`;
}
