import { Problem } from "./report.mjs";
import { runQuietly } from "./process.mjs";

/** The npm that started us, or the one on PATH when this file was started by hand. */
function npmCommand() {
  const npm = process.env["npm_execpath"];
  if (npm && /npm-cli\.[cm]?js$/.test(npm)) return { command: process.execPath, first: [npm] };
  return { command: "npm", first: [] };
}

/** @param {string} output */
function remedyFor(output) {
  if (
    /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET|network)\b/i.test(output)
  ) {
    return "The package registry was not reached: check the network, and `npm config get registry` and `npm config get proxy`.";
  }
  if (/\bENOSPC\b/.test(output)) return "The disk is full: free some space.";
  if (/\b(EACCES|EPERM|EROFS)\b/.test(output))
    return "A folder is not writable: see its name above.";
  if (/\bEUSAGE\b/.test(output)) {
    return "package-lock.json does not fit package.json: run `npm install`, and commit both.";
  }
  if (/spawn npm ENOENT/.test(output)) {
    return "npm was not found: install Node.js with npm.";
  }
  return "Run the command above by hand to see all of npm's output.";
}

/**
 * What went wrong comes first; then follow npm's usage and the name of its log.
 * @param {string} output
 */
function excerpt(output) {
  const lines = output.split("\n").filter((line) => !/^npm error\s*(at .*)?$/.test(line));
  const usage = lines.findIndex((line) => /^npm error (Clean install|Usage:)/.test(line));
  return lines.slice(0, usage === -1 ? 12 : Math.min(usage, 12)).join("\n");
}

/**
 * @param {readonly string[]} args
 * @param {{ purpose: string, env?: NodeJS.ProcessEnv }} options
 */
export async function npm(args, { purpose, env = process.env }) {
  const { command, first } = npmCommand();
  const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
  const { status, output } = await runQuietly(command, [...first, ...args, ...quiet], { env });
  if (status === 0) return;
  throw new Problem(
    `${purpose} failed: npm ${args.join(" ")} ended with ${status}.\n${excerpt(output)}`,
    `${remedyFor(output)}\nThen run the same command again; it continues where it stopped.`,
  );
}
