import { writeFileSync } from "node:fs";

import { closeAll, isInterrupted } from "../../bed/processes/shutdown";
import { screenReport } from "../../bed/report";
import { judgeAll, type Cell } from "./cells";

const usage = "usage: npm run conformance [-- --json FILE]\n";

async function main(args: readonly string[]): Promise<void> {
  const [flag, file, ...rest] = args;
  const asked = flag === "--json" && file !== undefined && rest.length === 0;
  if (args.length > 0 && !asked) {
    process.stderr.write(usage);
    process.exitCode = 2;
    return;
  }
  const cells = await judgeAll(screenReport());
  await closeAll();
  if (file !== undefined) writeFileSync(file, json(cells));
  process.stdout.write(`${table(cells)}\n${conclusion(cells)}\n`);
  if (cells.some(({ surprise }) => surprise !== undefined)) process.exitCode = 1;
}

function json(cells: readonly Cell[]): string {
  const plain = cells.map(({ shared: _shared, surprise: _surprise, ...cell }) => cell);
  return `${JSON.stringify({ cells: plain }, undefined, 2)}\n`;
}

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

function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, at) =>
    Math.max(...rows.map((row) => row[at]?.length ?? 0)),
  );
  return rows.map((row) =>
    row
      .map((text, at) => text.padEnd(widths[at] ?? 0))
      .join("  ")
      .trimEnd(),
  );
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

main(process.argv.slice(2)).catch(async (error: unknown) => {
  if (isInterrupted()) return;
  await closeAll();
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
