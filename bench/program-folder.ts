import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { ModuleKind, ScriptTarget, transpileModule } from "typescript";

export type Variant = "component" | "by-hand";

const packageRoot = resolve(__dirname, "..");

/** A program in plain JavaScript, so that no run pays for a compiler. */
export function installProgram(dir: string, variant: Variant): string {
  const folder = join(dir, variant);
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, "Pulumi.yaml"),
    "name: bench\nruntime: { name: nodejs, options: { typescript: false } }\n",
  );
  writeFileSync(join(folder, "package.json"), '{ "private": true, "main": "index.js" }\n');
  symlinkSync(join(packageRoot, "node_modules"), join(folder, "node_modules"));
  compile(`${variant}.ts`, join(folder, "index.js"));
  compile("input.ts", join(folder, "input.js"));
  return folder;
}

function compile(source: string, target: string): void {
  const text = readFileSync(join(__dirname, "program", source), "utf8");
  const { outputText } = transpileModule(text, {
    compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2023 },
  });
  writeFileSync(target, outputText);
}
