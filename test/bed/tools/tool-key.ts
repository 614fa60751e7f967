import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import type { Tool } from "./catalogue";

const modulesFolder = join(__dirname, "..", "modules");

export function moduleFolder(module: string): string {
  return join(modulesFolder, module);
}

/** Names one build: another version, pin, flag, source line or platform is another key. */
export function toolKey(
  tool: Tool,
  folder: string = moduleFolder(tool.module),
  platform = `${process.platform}-${process.arch}`,
): string {
  const hash = createHash("sha256");
  hash.update(JSON.stringify([tool.package, tool.linkerValues, tool.embeds ?? null, platform]));
  for (const file of filesBelow(folder)) {
    hash.update(`\0${file}\0`);
    hash.update(readFileSync(join(folder, file)));
  }
  return `${tool.name}-${tool.version}-${hash.digest("hex").slice(0, 12)}`;
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}
