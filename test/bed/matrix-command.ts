import { writeFileSync } from "node:fs";

import { closeAll, isInterrupted } from "./processes/shutdown";
import { screenReport, type Report } from "./report";

/** A command that fills a table of cells on the real parts and says whether all is as it should be. */
export interface MatrixCommand<Cell> {
  /** As in `npm run <name>`. */
  readonly name: string;
  fill(report: Report): Promise<readonly Cell[]>;
  /** What `--json FILE` writes of a cell. */
  facts(cell: Cell): object;
  /** What is printed, and whether it is as expected. */
  conclude(cells: readonly Cell[]): { readonly text: string; readonly isRight: boolean };
}

/** Ends with 1 when something is not as expected, 2 when it was called wrongly. */
export function runMatrixCommand<Cell>(
  command: MatrixCommand<Cell>,
  args: readonly string[],
): void {
  run(command, args).catch(async (error: unknown) => {
    if (isInterrupted()) return;
    await closeAll();
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
}

async function run<Cell>(
  { name, fill, facts, conclude }: MatrixCommand<Cell>,
  args: readonly string[],
): Promise<void> {
  const [flag, file, ...rest] = args;
  const isAsked = flag === "--json" && file !== undefined && rest.length === 0;
  if (args.length > 0 && !isAsked) {
    process.stderr.write(`usage: npm run ${name} [-- --json FILE]\n`);
    process.exitCode = 2;
    return;
  }
  const cells = await fill(screenReport());
  await closeAll();
  if (file !== undefined)
    writeFileSync(file, `${JSON.stringify({ cells: cells.map(facts) }, undefined, 2)}\n`);
  const { text, isRight } = conclude(cells);
  process.stdout.write(`${text}\n`);
  if (!isRight) process.exitCode = 1;
}

/** Rows as lines, every column as wide as its widest cell. */
export function aligned(rows: readonly (readonly string[])[]): readonly string[] {
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
