import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const program = `const { PolicyPack } = require("@pulumi/policy");
const nothing = { description: "-", enforcementLevel: "mandatory", validateResource: () => {} };
new PolicyPack("empty", { policies: [{ name: "nothing", ...nothing }] });
`;

/** A policy pack with one policy that does nothing: what the engine and the policy SDK take by themselves. */
export function installEmptyPack(dir: string): string {
  const folder = join(dir, "empty-pack");
  mkdirSync(folder);
  writeFileSync(
    join(folder, "PulumiPolicy.yaml"),
    "name: empty\nruntime: nodejs\nversion: 0.1.0\n",
  );
  const manifest = { name: "empty", version: "0.1.0", main: "index.js" };
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
  symlinkSync(join(resolve(__dirname, ".."), "node_modules"), join(folder, "node_modules"));
  writeFileSync(join(folder, "index.js"), program);
  return folder;
}
