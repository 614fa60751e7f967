import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

import { DemoFailure } from "./failure";

/** Manifests of another run between these would be applied with them. */
export function requireEmpty(folder: string): void {
  if (!existsSync(folder) || readdirSync(folder).length === 0) return;
  throw new DemoFailure(
    `${folder} is not empty: its files would mix with the manifests`,
    "name another folder, or empty this one",
  );
}

/** Every file below the folder, relative to it. */
export function manifestFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

/** Files with a Secret's values in them. */
export function secretFiles(folder: string): readonly string[] {
  return manifestFiles(folder).filter((file) =>
    /^kind: Secret$/m.test(readFileSync(join(folder, file), "utf8")),
  );
}
