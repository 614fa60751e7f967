import { startChild } from "../processes/child";
import { isExecutable, pathFolders } from "./on-path";

export interface GoResult {
  /** null: it was ended by a signal. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface GoCommand {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Each line Go prints while it works: downloads and errors. */
  readonly onLine?: (line: string) => void;
}

/** Runs Go; rejects with ENOENT when there is none. */
export type RunGo = (command: GoCommand) => Promise<GoResult>;

export const runGo: RunGo = async ({ args, cwd, env = {}, onLine }) => {
  const child = await startChild({
    name: "go",
    command: "go",
    args,
    cwd,
    // A go.work of the folder the checkout lies in has no say in what is built here.
    env: { ...process.env, GOWORK: "off", ...env },
    stdio: ["ignore", "pipe", "pipe"],
    // Go clears its temporary folders on an interrupt only.
    endSignal: "SIGINT",
  });
  const [stdout, stderr]: [string[], string[]] = [[], []];
  child.process.stdout?.setEncoding("utf8").on("data", (text: string) => stdout.push(text));
  child.process.stderr?.setEncoding("utf8").on("data", (text: string) => {
    stderr.push(text);
    for (const line of text.split("\n")) if (line.trim() !== "") onLine?.(line.trim());
  });
  const { exitCode } = await child.ended;
  return { exitCode, stdout: stdout.join(""), stderr: stderr.join("") };
};

export function hasGo(environment: Readonly<Record<string, string | undefined>>): boolean {
  return pathFolders(environment).some((folder) => isExecutable(`${folder}/go`));
}
