import { spawn } from "node:child_process";
import { constants } from "node:os";
import { root } from "./places.mjs";
import { say } from "./report.mjs";

const signals = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);

/**
 * npm passes a SIGTERM to the shell between it and this process; the shell dies of it and tells nobody.
 * @param {() => void} orphaned
 */
function watchNpm(orphaned) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (!process.env["npm_lifecycle_event"] || process.ppid === parent) return;
    clearInterval(watch);
    orphaned();
  }, 500).unref();
  return watch;
}

/**
 * Passes signals on for as long as the child runs, so that it can clean up before this process ends.
 * @param {import("node:child_process").ChildProcess} child
 */
function passSignals(child) {
  /** @param {NodeJS.Signals} signal */
  const pass = (signal) => {
    // A terminal sends Ctrl-C to the child as well; a second one would read as "stop at once".
    const fromTerminal = signal === "SIGINT" && process.stdin.isTTY;
    if (!fromTerminal) child.kill(signal);
  };
  for (const signal of signals) process.on(signal, pass);
  const watch = watchNpm(() => child.kill("SIGTERM"));
  return () => {
    clearInterval(watch);
    for (const signal of signals) process.off(signal, pass);
  };
}

/**
 * @param {import("node:child_process").ChildProcess} child
 * @returns {Promise<number>} the exit code; for a signal, what a shell would give
 */
function ended(child) {
  const release = passSignals(child);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      release();
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0));
    });
  });
}

/**
 * @param {string} node
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
export function runInForeground(node, args, env) {
  return ended(spawn(node, args, { cwd: root, env, stdio: "inherit" }));
}

/**
 * Runs quietly and keeps the output for the case that it fails.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import("node:child_process").SpawnOptions} options
 */
export async function runQuietly(command, args, options) {
  const child = spawn(command, args, { cwd: root, ...options, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text) => (output += text));
  }
  const status = await ended(child).catch((error) => {
    output += String(error);
    return 127;
  });
  if (status > 128) {
    say("stopped");
    process.exit(status);
  }
  return { status, output: output.trim() };
}
