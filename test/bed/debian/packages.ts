import { execFile } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** apt with lists, cache and locks of its own: the system's stay as they are, and it needs no root. */
function aptOptions(work: string): readonly string[] {
  for (const folder of ["lists/partial", "cache/archives/partial"])
    mkdirSync(join(work, folder), { recursive: true });
  return [
    ["Dir::State::lists", join(work, "lists")],
    ["Dir::Cache", join(work, "cache")],
    ["Dir::State::status", statusWithout(work)],
    ["Debug::NoLocking", "true"],
    ["APT::Sandbox::User", ""],
  ].flatMap(([name = "", value = ""]) => ["-o", `${name}=${value}`]);
}

/** What is installed, except what is asked for: apt downloads only what it believes to be missing. */
function statusWithout(work: string): string {
  const file = join(work, "status");
  const entries = readFileSync("/var/lib/dpkg/status", "utf8").split("\n\n");
  const others = entries.filter(
    (entry) => !/^Package: (postgresql|libpq|shellcheck|pgbackrest)/.test(entry.trimStart()),
  );
  writeFileSync(file, others.join("\n\n"));
  return file;
}

export async function refreshLists(work: string): Promise<void> {
  await apt("apt-get", [...aptOptions(work), "update", "--quiet"]);
}

export async function candidateVersion(work: string, name: string): Promise<string> {
  const { stdout } = await apt("apt-cache", [...aptOptions(work), "policy", name]);
  const version = /Candidate: (\S+)/.exec(stdout)?.[1];
  if (version === undefined || version === "(none)")
    throw new Error(`Debian offers no ${name} here; install it yourself, then try again`);
  return version;
}

/** The packages and those of their dependencies that the machine lacks, as files. */
export async function downloadPackages(
  work: string,
  names: readonly string[],
): Promise<readonly string[]> {
  const flags = ["--yes", "--quiet", "--download-only", "--no-install-recommends"];
  await apt("apt-get", [...aptOptions(work), "install", ...flags, ...names]);
  const archives = join(work, "cache", "archives");
  return readdirSync(archives)
    .filter((file) => file.endsWith(".deb"))
    .map((file) => join(archives, file));
}

export async function unpack(file: string, root: string): Promise<void> {
  mkdirSync(root, { recursive: true });
  await run("dpkg", ["-x", file, root]);
}

async function apt(command: string, args: readonly string[]): Promise<{ readonly stdout: string }> {
  try {
    return await run(command, [...args], {
      maxBuffer: 64 << 20,
      env: { ...process.env, LC_ALL: "C" },
    });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(
      `${command} could not fetch what is missing: install PostgreSQL 15, shellcheck and pgbackrest yourself, or correct this:\n${why}`,
      { cause: error },
    );
  }
}
