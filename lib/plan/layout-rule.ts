import type { ArgsProblem } from "../errors";
import { archiveLayouts } from "../object-store/layout";
import type { ParsedArgs } from "../schema/database";
import type { PlanningOperator } from "./types";

/** No backup tool reads another's layout, and finding out takes a failed restore. */
export function layoutProblems(
  { title, layout: readable }: PlanningOperator,
  { restore }: ParsedArgs,
): readonly ArgsProblem[] {
  const written = restore?.layout ?? readable;
  if (written === readable) return [];
  return [
    {
      path: "restore.layout",
      problem: `${title} reads ${archiveLayouts[readable]}; it cannot read ${archiveLayouts[written]}`,
      fix: "restore with an operator that reads this layout and move the data by a logical dump, streaming replication, or CloudNativePG's import",
    },
  ];
}
