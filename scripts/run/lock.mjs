import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { cacheDir, root } from "./places.mjs";
import { say } from "./report.mjs";

/** @param {string} file */
function isHeld(file) {
  try {
    process.kill(Number(readFileSync(file, "utf8")), 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code !== "ESRCH";
  }
}

/** @param {string} file */
function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
    return false;
  }
}

/**
 * Keeps two tasks started at once on one checkout from installing or building over each other.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 */
export async function withLock(name, work) {
  const folder = join(cacheDir(), "locks");
  mkdirSync(folder, { recursive: true });
  const checkout = createHash("sha256").update(root).digest("hex").slice(0, 16);
  const file = join(folder, `${name}-${checkout}`);
  for (let waited = 0; !take(file); waited += 1) {
    if (waited === 1) say(`Waiting for another task of this checkout (${name}) ...`);
    await sleep(500);
    if (!isHeld(file)) rmSync(file, { force: true });
  }
  const release = () => rmSync(file, { force: true });
  process.once("exit", release);
  try {
    return await work();
  } finally {
    process.off("exit", release);
    release();
  }
}
