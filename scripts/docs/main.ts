import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { blocks } from "./blocks";

const root = join(__dirname, "../..");
const documents = ["README.md"];
const markers = /(<!-- generated:([a-z-]+) -->\n)[\s\S]*?(\n<!-- \/generated -->)/g;

/** Fills the generated parts of the documents in; with `--check` only says which are out of date. */
function main(checkOnly: boolean): number {
  const stale = documents.filter((document) => {
    const path = join(root, document);
    const before = readFileSync(path, "utf8");
    const after = before.replace(markers, (_all, open: string, name: string, close: string) => {
      const block = blocks[name];
      if (block === undefined) throw new Error(`${document}: nothing generates "${name}"`);
      return `${open}\n${block(root)}\n${close}`;
    });
    if (after !== before && !checkOnly) writeFileSync(path, after);
    return after !== before;
  });
  if (checkOnly && stale.length > 0) {
    console.error(`${stale.join(", ")} out of date; run npm run docs`);
    return 1;
  }
  return 0;
}

process.exitCode = main(process.argv.includes("--check"));
