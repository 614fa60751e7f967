import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { blocks } from "./blocks";

const root = join(__dirname, "../..");
const documents = ["README.md"];
const markers = /(<!-- generated:([a-z-]+) -->)[\s\S]*?(<!-- \/generated -->)/g;

async function refreshed(path: string): Promise<string> {
  const text = readFileSync(path, "utf8").replace(
    markers,
    (_all, open: string, name: string, close: string) => {
      const block = blocks[name];
      if (block === undefined) throw new Error(`${path}: nothing generates "${name}"`);
      return `${open}\n\n${block(root)}\n\n${close}`;
    },
  );
  return format(text, { ...(await resolveConfig(path)), filepath: path });
}

/** Fills the generated parts of the documents in; with `--check` only says which are out of date. */
async function main(checkOnly: boolean): Promise<void> {
  const stale: string[] = [];
  for (const document of documents) {
    const path = join(root, document);
    const after = await refreshed(path);
    if (after === readFileSync(path, "utf8")) continue;
    stale.push(document);
    if (!checkOnly) writeFileSync(path, after);
  }
  if (!checkOnly || stale.length === 0) return;
  console.error(`${stale.join(", ")} out of date; run npm run docs`);
  process.exitCode = 1;
}

void main(process.argv.includes("--check"));
