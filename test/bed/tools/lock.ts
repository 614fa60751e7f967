import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

import { isAlive as processIsAlive } from "../processes/process-table";

export interface LockOptions {
  readonly isAlive?: (pid: number) => boolean;
  readonly onWait?: (holder: number) => void;
  readonly pollMs?: number;
}

/** Runs `work` while no other living process of this machine holds the same lock file. */
export async function withLock<T>(
  file: string,
  work: () => Promise<T>,
  { isAlive = processIsAlive, onWait, pollMs = 500 }: LockOptions = {},
): Promise<T> {
  for (;;) {
    if (take(file)) break;
    const holder = holderOf(file);
    if (holder === undefined) continue;
    if (isAlive(holder)) {
      onWait?.(holder);
      await sleep(pollMs);
    } else removeStale(file, holder);
  }
  const release = (): void => {
    rmSync(file, { force: true });
  };
  process.once("exit", release);
  try {
    return await work();
  } finally {
    process.removeListener("exit", release);
    release();
  }
}

function take(file: string): boolean {
  const own = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  writeFileSync(own, String(process.pid));
  try {
    // A hard link appears with its content in one step, so nobody ever reads a lock without its owner.
    linkSync(own, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

function holderOf(file: string): number | undefined {
  try {
    return Number(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

function removeStale(file: string, holder: number): void {
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  // Another waiter may have cleared the stale lock and taken it in between: then it goes back.
  if (holderOf(aside) === holder) rmSync(aside, { force: true });
  else renameSync(aside, file);
}
