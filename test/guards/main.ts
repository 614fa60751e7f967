import { ruleCatalogue } from "../../lib/guard-api";
import { aligned, runMatrixCommand } from "../bed/matrix-command";
import { packOnly } from "./cases/all";
import { fillMatrix, type Cell } from "./matrix";

const expected = (change: Cell["change"]) => (change === "unsafe" ? "refused" : "passed");

/** Rules down, paths across: for which operators the unsafe change was refused and the safe one passed. */
function table(cells: readonly Cell[]): string {
  const rows = ruleCatalogue.map(({ name }) => [
    name,
    ...(["component", "pack"] as const).map((path) => verdict(cells, name, path)),
  ]);
  return aligned([["rule", "component", "policy pack"], ...rows]).join("\n");
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

runMatrixCommand(
  {
    name: "guards",
    fill: fillMatrix,
    facts: (cell: Cell) => cell,
    conclude: (cells) => {
      const wrong = cells.filter(({ change, result }) => result !== expected(change));
      const missing = missingRows(cells);
      return {
        text: `${table(cells)}\n\n${conclusion(cells, wrong, missing)}`,
        isRight: wrong.length === 0 && missing.length === 0,
      };
    },
  },
  process.argv.slice(2),
);
