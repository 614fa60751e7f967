import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { nodeProgram, npm, root } from "./programs";

/** Packs the package as it would be published and looks at it from its users' side. */
export async function checkPackage(): Promise<readonly string[]> {
  const folder = join(root, "temp", "package");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const packed = await npm("pack", "--ignore-scripts", "--json", "--pack-destination", folder);
  const [tarball] = JSON.parse(packed) as { filename: string }[];
  if (tarball === undefined) return ["npm pack made no tarball"];
  const file = join(folder, tarball.filename);
  return [
    ...(await nodeProgram("node_modules/publint/src/cli.js", "run", "--strict", file)),
    ...(await nodeProgram(
      "node_modules/@arethetypeswrong/cli/dist/index.js",
      file,
      "--profile",
      "node16",
    )),
  ];
}
