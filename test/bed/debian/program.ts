import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";

import type { Report } from "../report";
import { cacheRoot } from "../tools/cache";
import { withLock } from "../tools/lock";
import { isExecutable, pathFolders } from "../tools/on-path";
import { candidateVersion, downloadPackages, refreshLists, unpack } from "./packages";

/** Programs that Debian's package of the same name holds. */
type ProgramName = "shellcheck" | "pgbackrest" | "openssl";

export interface Program {
  readonly path: string;
  readonly environment: Readonly<Record<string, string>>;
}

const fileOf = (name: ProgramName) => join("usr", "bin", name);

/** The one on PATH, else Debian's package unpacked into the cache. */
export async function ensureProgram(
  name: ProgramName,
  {
    report,
    cache = cacheRoot(),
  }: {
    readonly report: Report;
    readonly cache?: string;
  },
): Promise<Program> {
  const onPath = pathFolders(process.env)
    .map((folder) => join(folder, name))
    .find(isExecutable);
  if (onPath !== undefined) return { path: onPath, environment: {} };
  const folder = join(cache, "debian");
  mkdirSync(folder, { recursive: true });
  const onWait = () => {
    report.progress(`waiting for ${name}`);
  };
  return withLock(
    join(folder, `${name}.lock`),
    async () => installed(name, folder) ?? (await install(name, folder)),
    { onWait },
  );
}

function installed(name: ProgramName, folder: string): Program | undefined {
  const newest = readdirSync(folder)
    .filter(
      (entry) => entry.startsWith(`${name}-`) && existsSync(join(folder, entry, fileOf(name))),
    )
    .sort()
    .at(-1);
  return newest === undefined ? undefined : placed(name, join(folder, newest));
}

function placed(name: ProgramName, root: string): Program {
  const lib = join(root, "usr", "lib");
  const triplets = existsSync(lib) ? readdirSync(lib).map((entry) => join(lib, entry)) : [];
  return {
    path: join(root, fileOf(name)),
    environment: triplets.length > 0 ? { LD_LIBRARY_PATH: triplets.join(":") } : {},
  };
}

async function install(name: ProgramName, folder: string): Promise<Program> {
  const work = join(folder, `work-${name}-${process.pid}`);
  mkdirSync(work, { recursive: true });
  try {
    await refreshLists(work);
    const version = await candidateVersion(work, name);
    for (const file of await downloadPackages(work, [name])) await unpack(file, join(work, "root"));
    const target = join(folder, `${name}-${version}`);
    rmSync(target, { recursive: true, force: true });
    renameSync(join(work, "root"), target);
    return placed(name, target);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
