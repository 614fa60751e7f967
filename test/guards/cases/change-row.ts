import type { Case, Changes, Components, Operator } from "./case";
import type { writersFor } from "./writers";

export type Writers = ReturnType<typeof writersFor>;
/** Writes a rule's unsafe change and its safe neighbour for an operator that can express them. */
export type ChangeRow = readonly [
  rule: string,
  write: (writers: Writers, operator: Operator) => Omit<Case, "rule" | "operator"> | undefined,
];

/** A change that is never meant to be refused. */
export const change = { labels: { team: "billing" } };

export const component = (
  steps: readonly object[],
  unsafe: object,
  safe: object,
): Changes<Components> => ({
  steps: steps.map((args) => ({ "": { args } })),
  unsafe: { "": { args: unsafe } },
  safe: { "": { args: safe } },
});
