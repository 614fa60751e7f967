import { writeFileSync } from "node:fs";
import { ruleCatalogue } from "../../lib/guard-api";
import { closeAll, isInterrupted } from "../bed/processes/shutdown";
import { screenReport } from "../bed/report";
import { packOnly } from "./cases/all";
import { fillMatrix, type Cell } from "./matrix";

const usage = "usage: npm run guards [-- --json FILE]\n";

async function main(args: readonly string[]): Promise<void> {
  const [flag, file, ...rest] = args;
  const isAsked = flag === "--json" && file !== undefined && rest.length === 0;
  if (args.length > 0 && !isAsked) {
    process.stderr.write(usage);
    process.exitCode = 2;
    return;
  }
  const cells = await fillMatrix(screenReport());
  await closeAll();
  if (file !== undefined) writeFileSync(file, `${JSON.stringify({ cells }, undefined, 2)}\n`);
  const wrong = cells.filter(({ change, result }) => result !== expected(change));
  const missing = missingRows(cells);
  process.stdout.write(`${table(cells)}\n\n${conclusion(cells, wrong, missing)}\n`);
  if (wrong.length > 0 || missing.length > 0) process.exitCode = 1;
}

const expected = (change: Cell["change"]) => (change === "unsafe" ? "refused" : "passed");

/** Rules down, paths across: for which operators the unsafe change was refused and the safe one passed. */
function table(cells: readonly Cell[]): string {
  const rows = ruleCatalogue.map(({ name }) => [
    name,
    ...(["component", "pack"] as const).map((path) => verdict(cells, name, path)),
  ]);
  const head = ["rule", "component", "policy pack"];
  const widths = head.map((_, at) =>
    Math.max(...[head, ...rows].map((row) => row[at]?.length ?? 0)),
  );
  return [head, ...rows]
    .map((row) =>
      row
        .map((text, at) => text.padEnd(widths[at] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function verdict(cells: readonly Cell[], rule: string, path: Cell["path"]): string {
  const own = cells.filter((cell) => cell.rule === rule && cell.path === path);
  const operators = [...new Set(own.map(({ operator }) => operator))].map((operator) => {
    const isRight = own
      .filter((cell) => cell.operator === operator)
      .every(({ change, result }) => result === expected(change));
    return `${isRight ? "" : "NOT "}${operator}`;
  });
  if (operators.length > 0) return operators.join(", ");
  return path === "component" && rule in packOnly ? `- ${packOnly[rule] ?? ""}` : "MISSING";
}

function missingRows(cells: readonly Cell[]): readonly string[] {
  return ruleCatalogue.flatMap(({ name }) =>
    (["component", "pack"] as const)
      .filter((path) => !cells.some((cell) => cell.rule === name && cell.path === path))
      .filter((path) => path === "pack" || !(name in packOnly))
      .map((path) => `${name} by ${path}`),
  );
}

function conclusion(
  cells: readonly Cell[],
  wrong: readonly Cell[],
  missing: readonly string[],
): string {
  return [
    `${ruleCatalogue.length} rules, ${cells.length} cells; ${wrong.length} other than expected, ${missing.length} missing`,
    ...wrong.map(
      ({ rule, operator, path, change, result }) =>
        `${rule}, ${operator}, by ${path}: the ${change} change was ${result}`,
    ),
    ...missing.map((row) => `no case: ${row}`),
  ].join("\n");
}

main(process.argv.slice(2)).catch(async (error: unknown) => {
  if (isInterrupted()) return;
  await closeAll();
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
