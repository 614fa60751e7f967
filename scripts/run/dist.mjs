import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { withLock } from "./lock.mjs";
import { root } from "./places.mjs";
import { runQuietly } from "./process.mjs";
import { Problem, say, since } from "./report.mjs";

const dist = join(root, "dist");
const stampFile = join(dist, ".sources");

/** @param {string} folder */
function filesOf(folder) {
  if (!existsSync(folder)) return [];
  const found = readdirSync(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

/** By content, not by time: git and editors both touch files without changing them. */
function sourcesHash() {
  const hash = createHash("sha256");
  const settings = ["tsconfig.json", "tsconfig.build.json", "package-lock.json"].map((file) =>
    join(root, file),
  );
  for (const file of [...settings, ...filesOf(join(root, "lib")).sort()]) {
    hash.update(file.slice(root.length)).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

function isCurrent(/** @type {string} */ hash) {
  return existsSync(stampFile) && readFileSync(stampFile, "utf8") === hash;
}

/** The compiler never removes what a deleted or renamed source left behind. */
function removeOrphans() {
  for (const file of filesOf(dist)) {
    const source = join(root, "lib", file.slice(dist.length).replace(/(\.d\.ts|\.js)$/, ".ts"));
    if (/(\.d\.ts|\.js)$/.test(file) && !existsSync(source)) rmSync(file);
  }
}

/** The compiler carries only code; the scripts that pods run lie beside it. */
function copyScripts() {
  for (const file of filesOf(dist).filter((name) => name.endsWith(".sh"))) rmSync(file);
  for (const file of filesOf(join(root, "lib")).filter((name) => name.endsWith(".sh"))) {
    const target = join(dist, file.slice(join(root, "lib").length));
    mkdirSync(dirname(target), { recursive: true });
    cpSync(file, target);
  }
}

/**
 * @param {string} node
 * @param {NodeJS.ProcessEnv} env
 */
async function build(node, env) {
  const start = performance.now();
  say("Building dist ...");
  rmSync(stampFile, { force: true });
  // Without its outputs the compiler's memory of having written them would leave dist empty.
  if (!existsSync(join(dist, "index.js"))) rmSync(dist, { recursive: true, force: true });
  const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
  const args = [compiler, "-p", "tsconfig.build.json"];
  const { status, output } = await runQuietly(node, args, { env });
  if (status !== 0) {
    throw new Problem(`dist could not be built from lib:\n${output}`, "Correct the lines above.");
  }
  removeOrphans();
  copyScripts();
  say(`Built dist (${since(start)})`);
}

/**
 * @param {string} node
 * @param {NodeJS.ProcessEnv} env
 */
export async function ensureDist(node, env) {
  if (isCurrent(sourcesHash())) return;
  await withLock("dist", async () => {
    const hash = sourcesHash();
    if (isCurrent(hash)) return;
    await build(node, env);
    writeFileSync(stampFile, hash);
  });
}
