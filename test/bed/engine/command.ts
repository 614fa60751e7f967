import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

import { startChild, type Child } from "../processes/child";
import { killFamily } from "../processes/end-family";

export interface EngineCommand {
  readonly pulumi: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly dir: string;
  readonly env: Readonly<Record<string, string>>;
  /** Written to stdin: the way in for secrets. */
  readonly input?: string;
  readonly onLine?: ((line: string) => void) | undefined;
  readonly interrupt?: Interrupt | undefined;
}

/** Ends the command half-way: after so many milliseconds, once a printed line matches, or once a promise is kept. */
export interface Interrupt {
  readonly signalAfter: RegExp | number | Promise<unknown>;
  /** Default SIGINT, as from Ctrl-C. SIGKILL ends the engine with its plugins and the program. */
  readonly signal?: "SIGINT" | "SIGTERM" | "SIGKILL";
}

export interface CommandResult {
  /** null: it was ended by a signal. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly durationMs: number;
}

export async function runEngine(command: EngineCommand): Promise<CommandResult> {
  const started = Date.now();
  const child = await startChild({
    dir: command.dir,
    name: "pulumi",
    command: command.pulumi,
    args: command.args,
    cwd: command.cwd,
    env: { ...command.env },
    stdio: ["pipe", "pipe", "pipe"],
    // An interrupted engine finishes what is under way and writes its state down.
    endSignal: "SIGINT",
    graceMs: 10_000,
  });
  const disarm = arm(child, command.interrupt);
  const onLine = (line: string): void => {
    command.onLine?.(line);
    const after = command.interrupt?.signalAfter;
    if (after instanceof RegExp && after.test(line)) strike(child, command.interrupt);
  };
  child.process.stdin?.end(command.input ?? "");
  const texts = Promise.all([
    collect(child.process.stdout, onLine),
    collect(child.process.stderr, command.onLine),
  ]);
  const { exitCode } = await child.ended;
  disarm();
  // Nothing the engine started may outlive it, whatever happened to it.
  killFamily(child.pid);
  const [stdout, stderr] = await texts;
  return { exitCode, stdout, stderr, durationMs: Date.now() - started };
}

function arm(child: Child, interrupt: Interrupt | undefined): () => void {
  if (interrupt?.signalAfter instanceof Promise) {
    let ended = false;
    void interrupt.signalAfter.then(() => {
      if (!ended) strike(child, interrupt);
    });
    return () => {
      ended = true;
    };
  }
  if (typeof interrupt?.signalAfter !== "number") return () => undefined;
  const timer = setTimeout(() => {
    strike(child, interrupt);
  }, interrupt.signalAfter);
  return () => {
    clearTimeout(timer);
  };
}

function strike(child: Child, interrupt: Interrupt | undefined): void {
  if (interrupt?.signal === "SIGKILL") killFamily(child.pid);
  else child.process.kill(interrupt?.signal ?? "SIGINT");
}

async function collect(
  stream: Readable | null,
  onLine: ((line: string) => void) | undefined,
): Promise<string> {
  if (stream === null) return "";
  const lines: string[] = [];
  const reader = createInterface({ input: stream, crlfDelay: Infinity });
  reader.on("line", (line) => {
    lines.push(line);
    onLine?.(line);
  });
  await once(reader, "close");
  return lines.length === 0 ? "" : `${lines.join("\n")}\n`;
}
