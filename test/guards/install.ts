import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { ModuleKind, ScriptTarget, transpileModule } from "typescript";

const root = resolve(__dirname, "../..");

/** The test program in plain JavaScript, beside its dependencies as a user's is. */
export function installProgram(dir: string): string {
  return install(join(__dirname, "program"), join(dir, "guards-program"), ".");
}

/** The policy pack as it is published: compiled into dist. */
export function installPack(dir: string): string {
  return install(join(root, "policy-pack"), join(dir, "policy-pack"), "dist");
}

function install(source: string, target: string, compiled: string): string {
  mkdirSync(target, { recursive: true });
  for (const file of readdirSync(source).filter((name) => /\.(yaml|json)$/.test(name)))
    cpSync(join(source, file), join(target, file));
  symlinkSync(join(root, "node_modules"), join(target, "node_modules"));
  const sources = readdirSync(source, { recursive: true, encoding: "utf8" }).filter(
    (name) => name.endsWith(".ts") && !name.includes("node_modules"),
  );
  for (const file of sources) compile(join(source, file), join(target, compiled, file));
  return target;
}

function compile(source: string, target: string): void {
  const { outputText } = transpileModule(readFileSync(source, "utf8"), {
    compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2023 },
  });
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(join(dirname(target), `${basename(target, ".ts")}.js`), outputText);
}
