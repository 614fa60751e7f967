import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";

import type { Report } from "../report";
import { cacheRoot } from "../tools/cache";
import { withLock } from "../tools/lock";
import { isExecutable, pathFolders } from "../tools/on-path";
import { candidateVersion, downloadPackages, refreshLists, unpack } from "./packages";

export interface Shellcheck {
  readonly path: string;
  readonly environment: Readonly<Record<string, string>>;
}

const program = join("usr", "bin", "shellcheck");

/** The one on PATH, else Debian's package unpacked into the cache. */
export async function ensureShellcheck({
  report,
  cache = cacheRoot(),
}: {
  readonly report: Report;
  readonly cache?: string;
}): Promise<Shellcheck> {
  const onPath = pathFolders(process.env)
    .map((folder) => join(folder, "shellcheck"))
    .find(isExecutable);
  if (onPath !== undefined) return { path: onPath, environment: {} };
  const folder = join(cache, "debian");
  mkdirSync(folder, { recursive: true });
  const onWait = () => {
    report.progress("waiting for shellcheck");
  };
  return withLock(
    join(folder, "shellcheck.lock"),
    async () => installed(folder) ?? (await install(folder)),
    { onWait },
  );
}

function installed(folder: string): Shellcheck | undefined {
  const newest = readdirSync(folder)
    .filter((name) => name.startsWith("shellcheck-") && existsSync(join(folder, name, program)))
    .sort()
    .at(-1);
  return newest === undefined ? undefined : placed(join(folder, newest));
}

function placed(root: string): Shellcheck {
  const lib = join(root, "usr", "lib");
  const triplets = existsSync(lib) ? readdirSync(lib).map((name) => join(lib, name)) : [];
  return {
    path: join(root, program),
    environment: triplets.length > 0 ? { LD_LIBRARY_PATH: triplets.join(":") } : {},
  };
}

async function install(folder: string): Promise<Shellcheck> {
  const work = join(folder, `shellcheck-work-${process.pid}`);
  mkdirSync(work, { recursive: true });
  try {
    await refreshLists(work);
    const version = await candidateVersion(work, "shellcheck");
    for (const file of await downloadPackages(work, ["shellcheck"]))
      await unpack(file, join(work, "root"));
    const target = join(folder, `shellcheck-${version}`);
    rmSync(target, { recursive: true, force: true });
    renameSync(join(work, "root"), target);
    return placed(target);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
