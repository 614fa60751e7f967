export interface Closable {
  close(): Promise<void>;
  /** Called when the process ends without having waited for close(). Must not wait for anything. */
  closeNow(): void;
}

const open = new Set<Closable>();
let armed = false;
let interrupted = false;
let interruptedAt = 0;
const SAME_PRESS_MS = 300;

/** What fails from now on fails because everything is being ended. */
export function isInterrupted(): boolean {
  return interrupted;
}

/** Has `closable` closed when this process is interrupted or ends. Returns the way out. */
export function closeOnExit(closable: Closable): () => void {
  arm();
  open.add(closable);
  return () => {
    open.delete(closable);
  };
}

/** Closes what is open, the youngest first. */
export async function closeAll(): Promise<void> {
  for (const closable of [...open].reverse()) {
    open.delete(closable);
    try {
      await closable.close();
    } catch (error) {
      process.stderr.write(`while ending: ${String(error)}\n`);
      closable.closeNow();
    }
  }
}

function arm(): void {
  if (armed) return;
  armed = true;
  process.on("exit", closeAllNow);
  const exitCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      // One Ctrl-C may arrive twice, from the terminal and passed on by npm.
      if (interrupted && Date.now() - interruptedAt < SAME_PRESS_MS) return;
      // The second Ctrl-C of an impatient person ends everything at once.
      if (interrupted) process.exit(exitCodes[signal]);
      interrupted = true;
      interruptedAt = Date.now();
      process.stderr.write("\ninterrupted: ending what was started\n");
      void closeAll().finally(() => process.exit(exitCodes[signal]));
    });
  }
}

function closeAllNow(): void {
  for (const closable of [...open].reverse()) closable.closeNow();
  open.clear();
}
