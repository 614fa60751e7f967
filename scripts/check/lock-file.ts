import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./programs";

interface Locked {
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly optional?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

type Lock = Readonly<Record<string, Locked>>;

function sourceProblems(path: string, { resolved, integrity, link, optional }: Locked): string[] {
  if (path === "" || link) return [];
  if (resolved) return [`${path} names the registry it came from`];
  // A registry may lack the builds for other platforms; then npm has no checksum to write down.
  return integrity || optional ? [] : [`${path} has no checksum`];
}

function isLocked(lock: Lock, dependent: string, name: string): boolean {
  const folders = dependent.split("/node_modules/");
  return folders.some((_, depth) => {
    const parent = folders.slice(0, folders.length - depth).join("/node_modules/");
    return `${parent}/node_modules/${name}` in lock || `node_modules/${name}` in lock;
  });
}

/** npm forgets the builds for platforms its registry lacks, and then `npm ci` fails for everyone. */
function forgotten(lock: Lock, path: string): string[] {
  return Object.keys(lock[path]?.optionalDependencies ?? {})
    .filter((name) => !isLocked(lock, path, name))
    .map((name) => `${path} needs ${name}, which is not in the lock file: npm ci refuses it`);
}

export function checkLockFile(): readonly string[] {
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
    packages: Lock;
  };
  return Object.entries(packages).flatMap(([path, locked]) => [
    ...sourceProblems(path, locked),
    ...forgotten(packages, path),
  ]);
}
