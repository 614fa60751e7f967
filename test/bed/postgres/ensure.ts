import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";

import type { Report } from "../report";
import { cacheRoot } from "../tools/cache";
import { withLock } from "../tools/lock";
import { candidateVersion, downloadPackages, refreshLists, unpack } from "../debian/packages";

/** PostgreSQL's programs, wherever they lie. */
export interface Postgres {
  readonly bin: string;
  /** Folders of shared libraries that the system does not have; empty when it has them all. */
  readonly libraries: readonly string[];
  /** The whole installation, for copying it where another user can read it; undefined for the system's own. */
  readonly root: string | undefined;
}

const major = "15";
const packageName = `postgresql-${major}`;
const binFolder = join("usr", "lib", "postgresql", major, "bin");
const programs = ["postgres", "initdb", "pg_ctl", "pg_basebackup", "pg_verifybackup", "psql"];

/**
 * The system's PostgreSQL, else Debian's package unpacked into the cache: nothing is installed, no service starts. Debian
 * keeps one version at a time, so the version it offers names the folder.
 */
export async function ensurePostgres({
  report,
  cache = cacheRoot(),
}: {
  readonly report: Report;
  readonly cache?: string;
}): Promise<Postgres> {
  const own = process.env["PGK_TOOLS"] === "own";
  if (!own && isComplete("/")) return { bin: join("/", binFolder), libraries: [], root: undefined };
  const folder = join(cache, "debian");
  mkdirSync(folder, { recursive: true });
  return withLock(
    join(folder, `${packageName}.lock`),
    async () => installed(folder) ?? (await install(folder, report)),
    {
      onWait: (holder) => {
        report.progress(`waiting for ${packageName}: process ${holder} is fetching it`);
      },
    },
  );
}

function isComplete(root: string): boolean {
  return programs.every((program) => existsSync(join(root, binFolder, program)));
}

function installed(folder: string): Postgres | undefined {
  const newest = readdirSync(folder)
    .filter((name) => name.startsWith(`${packageName}-`) && isComplete(join(folder, name)))
    .sort()
    .at(-1);
  return newest === undefined ? undefined : placed(join(folder, newest));
}

function placed(root: string): Postgres {
  const lib = join(root, "usr", "lib");
  const triplets = readdirSync(lib, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name.includes("-linux-"))
    .map((entry) => join(lib, entry.name));
  return { bin: join(root, binFolder), libraries: triplets, root };
}

async function install(folder: string, report: Report): Promise<Postgres> {
  const work = join(folder, `work-${process.pid}`);
  mkdirSync(work, { recursive: true });
  try {
    report.step(`fetching PostgreSQL ${major} from Debian's packages, once on this machine`);
    await refreshLists(work);
    const version = await candidateVersion(work, packageName);
    const target = join(folder, `${packageName}-${version.replace(/[^\w.+~-]/g, "_")}`);
    const files = await downloadPackages(work, [packageName]);
    const unpacked = join(work, "root");
    for (const file of files) await unpack(file, unpacked);
    if (!isComplete(unpacked))
      throw new Error(`Debian's ${packageName} ${version} lacks some of: ${programs.join(", ")}`);
    rmSync(target, { recursive: true, force: true });
    renameSync(unpacked, target);
    return placed(target);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
