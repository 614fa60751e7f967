import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";

import { ModuleKind, ScriptTarget, transpileModule } from "typescript";

export const packageRoot = resolve(__dirname, "..", "..", "..");

/** The test program as plain JavaScript in a folder of its own, installed beside its dependencies as a user's is. */
export function installProgram(dir: string): string {
  const source = join(__dirname, "..", "program");
  const target = join(dir, `program-${process.pid}`);
  if (existsSync(target)) return target;
  mkdirSync(target);
  for (const file of ["Pulumi.yaml", "package.json"])
    copyFileSync(join(source, file), join(target, file));
  symlinkSync(join(packageRoot, "node_modules"), join(target, "node_modules"));
  const { outputText } = transpileModule(readFileSync(join(source, "index.ts"), "utf8"), {
    compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 },
  });
  writeFileSync(join(target, "index.js"), outputText);
  return target;
}
