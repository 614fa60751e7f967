import { spawn } from "node:child_process";
import { resolve } from "node:path";

export const root = resolve(__dirname, "../..");

interface Ended {
  readonly status: number | null;
  readonly output: string;
}

function run(command: string, args: readonly string[]): Promise<Ended> {
  return new Promise((settle, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    const keep = (text: string): void => {
      output += text;
    };
    child.stdout.setEncoding("utf8").on("data", keep);
    child.stderr.setEncoding("utf8").on("data", keep);
    child.once("error", reject);
    child.once("close", (status) => {
      settle({ status, output: output.trim() });
    });
  });
}

/** Runs a program and returns its output when it fails; nothing when it succeeds. */
async function program(command: string, ...args: string[]): Promise<readonly string[]> {
  const { status, output } = await run(command, args);
  return status === 0
    ? []
    : [output || `${command} ${args.join(" ")} ended with ${String(status)}`];
}

export function nodeProgram(...args: string[]): Promise<readonly string[]> {
  return program(process.execPath, ...args);
}

/** Runs npm and returns what it prints on stdout. */
export async function npm(...args: string[]): Promise<string> {
  const npmFile = process.env["npm_execpath"];
  const [command, first] = npmFile ? [process.execPath, [npmFile]] : ["npm", []];
  const { status, output } = await run(command, [...first, ...args, "--loglevel=error"]);
  if (status !== 0)
    throw new Error(`npm ${args.join(" ")} ended with ${String(status)}:\n${output}`);
  return output;
}
