import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

import { endFamily } from "./end-family";
import { isAlive as processIsAlive, traceOf as processTraceOf } from "./process-table";

export interface SweepPorts {
  isAlive(pid: number): boolean;
  traceOf(pid: number): string;
  end(pid: number): Promise<void>;
}

const systemPorts: SweepPorts = {
  isAlive: processIsAlive,
  traceOf: processTraceOf,
  end: (pid) => endFamily(pid, { graceMs: 1000 }),
};

/** Ends the processes and removes the folders of runs that were killed before they could do it themselves. */
export async function removeAbandoned(
  parent: string,
  prefix: string,
  ports: SweepPorts = systemPorts,
): Promise<readonly string[]> {
  const abandoned = readdirSync(parent)
    .filter((name) => isAbandoned(name, prefix, ports))
    .map((name) => join(parent, name));
  for (const dir of abandoned) {
    await endRecorded(dir, ports);
    rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
  }
  return abandoned;
}

/** Ends the processes a run folder has on record. */
export async function endRecorded(dir: string, ports: SweepPorts = systemPorts): Promise<void> {
  for (const pid of recordedPids(dir))
    // A pid may belong to somebody else by now: only a process that shows the folder's name is ours.
    if (ports.isAlive(pid) && ports.traceOf(pid).includes(dir)) await ports.end(pid);
}

/** A run folder is called <prefix><pid of its owner>-<random>. */
function isAbandoned(name: string, prefix: string, ports: SweepPorts): boolean {
  const owner = /^(\d+)-/.exec(name.startsWith(prefix) ? name.slice(prefix.length) : "")?.[1];
  return owner !== undefined && !ports.isAlive(Number(owner));
}

function recordedPids(dir: string): readonly number[] {
  try {
    return readdirSync(join(dir, "pids"))
      .map((name) => pidIn(join(dir, "pids", name)))
      .filter((pid) => pid !== undefined);
  } catch {
    return [];
  }
}

function pidIn(file: string): number | undefined {
  try {
    const record: unknown = JSON.parse(readFileSync(file, "utf8"));
    const pid = (record as { pid?: unknown }).pid;
    return typeof pid === "number" && pid > 1 ? pid : undefined;
  } catch {
    return undefined;
  }
}
