import { execFile } from "node:child_process";

/** What a tool prints, whichever way it prints it; undefined when it cannot be started. */
export function printedBy(file: string, args: readonly string[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(file, args, { timeout: 20_000 }, (error, stdout, stderr) => {
      resolve(error !== null && typeof error.code !== "number" ? undefined : stdout + stderr);
    });
  });
}
