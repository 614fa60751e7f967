import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withLock } from "./lock.mjs";
import { npm } from "./npm.mjs";
import { root } from "./places.mjs";
import { say, since } from "./report.mjs";

const lockFile = join(root, "package-lock.json");
const modules = join(root, "node_modules");
const stampFile = join(modules, ".postgres-kubernetes-lock");

/** @param {string} file */
function read(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

/** @param {string} lock */
function hash(lock) {
  return createHash("sha256").update(lock).digest("hex");
}

/**
 * @typedef {{ version?: string, link?: boolean, optional?: boolean }} LockEntry
 * @param {string} lock
 * @returns {Record<string, LockEntry>}
 */
function entries(lock) {
  return lock === "" ? {} : JSON.parse(lock).packages;
}

/**
 * npm keeps a lock file of what it put into node_modules; comparing it costs milliseconds, `npm ls` seconds.
 * @param {string} lock
 */
function isInstalled(lock) {
  const installed = entries(read(join(modules, ".package-lock.json")));
  return Object.entries(entries(lock)).every(([path, wanted]) => {
    if (path === "") return true;
    const found = installed[path];
    // Optional packages for other platforms are locked but never installed.
    if (found === undefined) return wanted.optional === true;
    return found.version === wanted.version;
  });
}

/**
 * @param {string} lock
 * @param {NodeJS.ProcessEnv} env
 */
async function install(lock, env) {
  const start = performance.now();
  const why = existsSync(modules) ? "node_modules differs from package-lock.json" : "first run";
  say(`Installing ${Object.keys(entries(lock)).length - 1} locked packages (${why}) ...`);
  await npm(["ci", "--ignore-scripts", "--include=dev"], {
    purpose: "Installing the dependencies",
    env,
  });
  say(`Installed (${since(start)})`);
}

/** @param {NodeJS.ProcessEnv} env */
export async function ensureDependencies(env) {
  const lock = readFileSync(lockFile, "utf8");
  if (read(stampFile) === hash(lock)) return;
  await withLock("dependencies", async () => {
    if (read(stampFile) === hash(lock)) return;
    if (!isInstalled(lock)) await install(lock, env);
    writeFileSync(stampFile, hash(lock));
  });
}
