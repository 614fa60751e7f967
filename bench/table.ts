import type { Breakdown } from "./breakdown";
import type { Comparison } from "./compare";
import type { ImportCosts } from "./import-cost";

type Row = readonly string[];

/** Columns as wide as their widest cell; the first is left-aligned, the others are numbers. */
function table(rows: readonly Row[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? "").length)),
  );
  const line = (row: Row): string =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("  ");
  return `${rows.map(line).join("\n")}\n`;
}

const s = (seconds: number): string => `${seconds.toFixed(2)} s`;
const x = (ratio: number): string => `${ratio.toFixed(2)}x`;

export function comparisonTable(comparisons: readonly Comparison[]): string {
  const head = [
    "databases",
    "state",
    "preview",
    "by hand",
    "ratio",
    "up",
    "by hand",
    "ratio",
    "up each",
  ];
  const rows = comparisons.map(({ size, state, component, byHand, previewRatio, upRatio }) => [
    String(size),
    state,
    s(component.previewSeconds),
    s(byHand.previewSeconds),
    x(previewRatio),
    s(component.upSeconds),
    s(byHand.upSeconds),
    x(upRatio),
    `${((component.upSeconds / size) * 1000).toFixed(0)} ms`,
  ]);
  return table([head, ...rows]);
}

export const stateNote = `journal: single changes, as to Pulumi Cloud (here the engine writes the state once, at the end)
file:    the whole state again, twice for each resource, and a component is one resource more
`;

export function breakdownTable({ size, state, parts }: Breakdown): string {
  const base = parts[0];
  const rows = parts.map(({ name, previewSeconds, upSeconds }) => [
    name,
    s(previewSeconds),
    s(upSeconds),
    x(upSeconds / (base?.upSeconds ?? upSeconds)),
  ]);
  return table([
    [`${size} databases, state in a ${state}`, "preview", "up", "to by hand"],
    ...rows,
  ]);
}

export function importTable({ pulumi, library }: ImportCosts): string {
  const row = (name: string, { milliseconds, megabytes }: ImportCosts["pulumi"]): Row => [
    name,
    `${milliseconds.toFixed(0)} ms`,
    `${megabytes.toFixed(0)} MB`,
  ];
  return table([
    ["import", "time", "memory"],
    row("@pulumi/pulumi and the two modules of @pulumi/kubernetes", pulumi),
    row("with postgres-kubernetes", library),
  ]);
}
