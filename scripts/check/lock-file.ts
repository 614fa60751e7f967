import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./programs";

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
}

function problemWith({ resolved, integrity, link }: Locked): string | undefined {
  if (link) return undefined;
  if (resolved) return "names the registry it came from";
  if (!integrity) return "has no checksum";
  return undefined;
}

export function checkLockFile(): readonly string[] {
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
    packages: Record<string, Locked>;
  };
  return Object.entries(lock.packages).flatMap(([path, locked]) => {
    const problem = path === "" ? undefined : problemWith(locked);
    return problem === undefined ? [] : [`${path} ${problem}`];
  });
}
