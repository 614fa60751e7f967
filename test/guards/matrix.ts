import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { ruleCatalogue } from "../../lib/guard-api";
import type { RunResult } from "../bed/engine";
import type { Report } from "../bed/report";
import { openBed, openStack, type Bed, type GuardedStack } from "./bed";
import { cases } from "./cases/all";
import { nameOf, type Case, type Changes, type Components, type Objects } from "./cases/case";

export interface Cell {
  readonly rule: string;
  readonly operator: string;
  readonly path: "component" | "pack";
  readonly change: "unsafe" | "safe";
  readonly result: "refused" | "passed";
}

type Path = Cell["path"];

/** Everything on the real engine: the component by itself, and the pack by itself over objects written by hand. */
export async function fillMatrix(report: Report): Promise<readonly Cell[]> {
  const bed = await openBed(report);
  const own = cases.filter(({ component }) => component !== undefined);
  const groups = Array.from({ length: Math.ceil(own.length / groupSize) }, (_, at) =>
    own.slice(at * groupSize, (at + 1) * groupSize),
  );
  const flows = [
    () => byPack(bed, report),
    ...groups.map((group, at) => () => byComponent(bed, group, { number: at + 1, report })),
  ];
  return (await twoAtATime(flows)).flat();
}

/** A preview ends soon after its first refusal, so small stacks are quicker than one that has to be previewed very often. */
const groupSize = 8;

async function twoAtATime<T>(flows: readonly (() => Promise<T>)[]): Promise<readonly T[]> {
  const waiting = [...flows];
  const results: T[] = [];
  const work = async () => {
    for (let flow = waiting.shift(); flow !== undefined; flow = waiting.shift())
      results.push(await flow());
  };
  await Promise.all([work(), work()]);
  return results;
}

async function byComponent(
  bed: Bed,
  own: readonly Case[],
  { number, report }: { readonly number: number; readonly report: Report },
): Promise<readonly Cell[]> {
  const guarded = await openStack(bed, `by-component-${String(number)}`);
  const write = (chosen: (row: Case, changes: Changes<Components>) => Components | undefined) => {
    guarded.write(Object.assign({}, ...own.map((row) => named(row, chosen))) as Components);
  };
  await build(guarded, stepsOf(own, "component"), (step) => {
    write((_row, { steps }) => steps[Math.min(step, steps.length - 1)]);
  });
  write((_row, { safe }) => safe);
  const safe = await guarded.stack.preview();
  const found = new Set<Case>();
  const rest = (): readonly Case[] => own.filter((row) => !found.has(row));
  await previewUnsafe(own.filter(isGone));
  // A preview ends with its first refusals; those that were under way beside it are told too.
  while (await previewUnsafe(rest().filter((row) => row.alone !== true && !isGone(row))));
  for (const row of rest()) await previewUnsafe([row]);
  report.step(
    `component: ${own.length} safe changes, exit code ${String(safe.exitCode)}; as many unsafe ones, ${found.size} refused`,
  );
  return [
    ...safeCells(own, "component", safe),
    ...cellsOf(own, { path: "component", change: "unsafe" }, found),
  ];

  /** Whether any was refused. */
  async function previewUnsafe(group: readonly Case[]): Promise<boolean> {
    if (group.length === 0) return false;
    write((row, { unsafe, steps }) => (group.includes(row) ? unsafe : steps.at(-1)));
    const run = await guarded.stack.preview();
    const refused = group.filter((row) => run.exitCode !== 0 && isRefused(row, run, "component"));
    for (const row of refused) found.add(row);
    return refused.length > 0;
  }
}

const isGone = ({ component }: Case) => Object.keys(component?.unsafe ?? {}).length === 0;

async function byPack(bed: Bed, report: Report): Promise<readonly Cell[]> {
  const guarded = await openStack(bed, "by-pack");
  const config = join(bed.dir, "policy-config.json");
  const versions = { cloudNativePgVersion: "1.31" };
  writeFileSync(config, JSON.stringify({ "postgres-unsupported-archiver": versions }));
  const policyPacks = [{ folder: bed.pack, config }];
  const own = cases.filter(({ pack }) => pack !== undefined);
  const write = (chosen: (changes: Changes<Objects>) => Objects | undefined) => {
    guarded.write(
      {},
      own.flatMap(({ pack }) => (pack && chosen(pack)) ?? []),
    );
  };
  await build(guarded, stepsOf(own, "pack"), (step) => {
    write(({ steps }) => steps[Math.min(step, steps.length - 1)]);
  });
  write(({ safe }) => safe);
  const safe = await guarded.stack.preview({ policyPacks });
  report.step(`pack: safe changes, ${seconds(safe)}`);
  const found = new Set<Case>();
  // The engine asks about a stack as a whole only when no resource of it was refused.
  for (const isWhole of [false, true]) {
    const group = own.filter(({ rule }) => asksWholeStack(rule) === isWhole);
    write((changes) =>
      group.some(({ pack }) => pack === changes) ? changes.unsafe : changes.steps.at(-1),
    );
    const run = await guarded.stack.preview({ policyPacks });
    const refused = group.filter((row) => run.exitCode !== 0 && isRefused(row, run, "pack"));
    for (const row of refused) found.add(row);
    report.step(`pack: ${group.length} unsafe changes, ${refused.length} refused, ${seconds(run)}`);
  }
  return [
    ...safeCells(own, "pack", safe),
    ...cellsOf(own, { path: "pack", change: "unsafe" }, found),
  ];
}

async function build(
  { stack }: GuardedStack,
  steps: number,
  write: (step: number) => void,
): Promise<void> {
  for (let step = 0; step < steps; step++) {
    write(step);
    const up = await stack.up();
    if (up.exitCode !== 0) throw new Error(`the databases could not be made:\n${problems(up)}`);
  }
}

function stepsOf(own: readonly Case[], path: Path): number {
  return Math.max(...own.map((row) => row[path]?.steps.length ?? 0));
}

function named(
  row: Case,
  chosen: (row: Case, changes: Changes<Components>) => Components | undefined,
): Components {
  const state = (row.component && chosen(row, row.component)) ?? {};
  return Object.fromEntries(
    Object.entries(state).map(([suffix, subject]) => [`${nameOf(row)}${suffix}`, subject]),
  );
}

function asksWholeStack(rule: string): boolean {
  return ruleCatalogue.find(({ name }) => name === rule)?.scope === "stack";
}

/** The rule was named, for this database. */
function isRefused(row: Case, run: RunResult, path: Path): boolean {
  const name = nameOf(row);
  return errorsIn(run).some(({ urn, message }) => {
    if (!`${urn}\n${message}`.includes(name) && row.alone !== true) return false;
    if (path === "component" && row.words?.test(message) === true) return true;
    return path === "pack"
      ? message.includes(`: ${row.rule}\n`) && message.includes(`object "${name}`)
      : message.includes(`\n  ${row.rule}\n`) && message.includes(`PostgresKubernetes "${name}`);
  });
}

function safeCells(own: readonly Case[], path: Path, safe: RunResult): readonly Cell[] {
  const blamed = own.filter((row) =>
    errorsIn(safe).some(({ urn, message }) => `${urn}\n${message}`.includes(nameOf(row))),
  );
  if (safe.exitCode !== 0 && blamed.length === 0)
    throw new Error(`the preview of safe changes failed:\n${problems(safe)}`);
  if (blamed.length > 0) process.stderr.write(`${problems(safe)}\n`);
  return cellsOf(own, { path, change: "safe" }, new Set(blamed));
}

function cellsOf(
  own: readonly Case[],
  about: Pick<Cell, "path" | "change">,
  refused: ReadonlySet<Case>,
): readonly Cell[] {
  return own.map((row) => ({
    rule: row.rule,
    operator: row.operator,
    ...about,
    result: refused.has(row) ? "refused" : "passed",
  }));
}

function errorsIn({ diagnostics }: RunResult) {
  return diagnostics.filter(({ severity }) => severity === "error");
}

function problems(run: RunResult): string {
  const texts = errorsIn(run).map(({ urn, message }) => `${urn}\n${message}`);
  return texts.length > 0 ? texts.join("\n") : `${run.stdout}${run.stderr}`;
}

function seconds({ durationMs }: RunResult): string {
  return `${(durationMs / 1000).toFixed(1)} s`;
}
