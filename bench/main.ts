import { writeFileSync } from "node:fs";
import { closeAll } from "../test/bed/processes/shutdown";
import { startBed } from "./bed";
import { breakDown, type Breakdown } from "./breakdown";
import { compare, type Comparison } from "./compare";
import { importCosts } from "./import-cost";
import { machineFacts } from "./machine";
import { readOptions, usage, type Options } from "./options";
import { states } from "./state";
import { breakdownTable, comparisonTable, importTable, stateNote } from "./table";

async function bench({ json, sizes, repeats }: Options): Promise<void> {
  const bed = await startBed();
  const machine = machineFacts(bed);
  const imports = importCosts(2 * repeats + 1);
  const comparisons: Comparison[] = [];
  for (const state of states)
    for (const size of sizes)
      comparisons.push(await compare(bed, size, state, size < 50 ? 2 * repeats + 1 : repeats));
  const largest = Math.max(...sizes);
  const breakdowns: Breakdown[] = [];
  for (const state of states)
    breakdowns.push(await breakDown(bed, largest, state, Math.max(1, repeats - 1)));
  bed.kube.close();
  process.stdout.write(
    [
      `${comparisonTable(comparisons)}${stateNote}`,
      ...breakdowns.map(breakdownTable),
      importTable(imports),
    ].join("\n"),
  );
  const facts = { machine, comparisons, breakdowns, imports };
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(facts, undefined, 2)}\n`);
}

async function main(argv: readonly string[]): Promise<void> {
  try {
    await bench(readOptions(argv));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    process.exitCode = 1;
  } finally {
    await closeAll();
  }
}

void main(process.argv.slice(2));
