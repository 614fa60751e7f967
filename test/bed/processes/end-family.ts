import { setTimeout as sleep } from "node:timers/promises";

import { familyOf } from "./process-table";

const POLL_MS = 25;

/** Asks a detached child to end, waits, and kills what is left of everything it started. */
export async function endFamily(
  leader: number,
  { signal = "SIGTERM", graceMs = 3000 }: { signal?: NodeJS.Signals; graceMs?: number } = {},
): Promise<void> {
  // The leader alone is asked first: an engine ends its own plugins better than we could.
  signalTo(leader, signal);
  const patience = Date.now() + graceMs;
  while (Date.now() < patience) {
    if (familyOf(leader).length === 0) return;
    await sleep(POLL_MS);
  }
  killFamily(leader);
  while (familyOf(leader).length > 0) await sleep(POLL_MS);
}

/** The version for when there is no time left to wait: it blocks, for a quarter of a second at most. */
export function killFamily(leader: number): void {
  // More than one pass, for what was being started while the first one looked.
  for (let pass = 0; pass < 50; pass += 1) {
    const family = familyOf(leader);
    if (family.length === 0) return;
    for (const pid of family) signalTo(pid, "SIGKILL");
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
  }
}

function signalTo(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended in the meantime.
  }
}
