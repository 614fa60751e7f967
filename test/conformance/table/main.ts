import { aligned, runMatrixCommand } from "../../bed/matrix-command";
import { judgeAll, type Cell } from "./cells";

/** Scenarios down, operators across; what only one operator has comes below. */
function table(cells: readonly Cell[]): string {
  const columns = [...new Set(cells.map(columnOf))];
  const shared = [...new Set(cells.filter((cell) => cell.shared).map(({ scenario }) => scenario))];
  const head = ["", ...columns];
  const rows = shared.map((scenario) => [
    scenario,
    ...columns.map(
      (column) =>
        cells.find((cell) => cell.scenario === scenario && columnOf(cell) === column)?.result ?? "",
    ),
  ]);
  const own = cells.filter((cell) => !cell.shared);
  return [
    ...aligned([head, ...rows]),
    "",
    ...aligned(own.map((cell) => [columnOf(cell), cell.scenario, cell.result])),
  ].join("\n");
}

function columnOf({ operator, operatorVersion }: Cell): string {
  return `${operator} ${operatorVersion}`.trim();
}

function conclusion(cells: readonly Cell[]): string {
  const surprises = cells.filter(({ surprise }) => surprise !== undefined);
  const lines = surprises.map(
    (cell) =>
      `${columnOf(cell)}: ${cell.scenario}: ${cell.surprise ?? ""}; ${cell.result}: ${cell.text}`,
  );
  const count = (result: string) => cells.filter((cell) => cell.result === result).length;
  return [
    "",
    `${cells.length} cells: ${count("accepted")} accepted, ${count("refused")} refused, ${count("unknown")} unknown; ${surprises.length} other than expected`,
    ...lines,
  ].join("\n");
}

runMatrixCommand(
  {
    name: "conformance",
    fill: judgeAll,
    facts: ({ shared: _shared, surprise: _surprise, ...cell }: Cell) => cell,
    conclude: (cells) => ({
      text: `${table(cells)}\n${conclusion(cells)}`,
      isRight: cells.every(({ surprise }) => surprise === undefined),
    }),
  },
  process.argv.slice(2),
);
