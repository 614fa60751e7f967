import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(__dirname, "scripts");

/** Everything under `scripts/` by file name, as the pods mount it. The build copies the folder beside the compiled code. */
export function scriptFiles(): Readonly<Record<string, string>> {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(".sh"))
    .sort();
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}
