import type { Edit } from "../program/edit";
import type { RawObject } from "../raw/raw-database";

/** Whose objects people write by hand; nobody writes the plain StatefulSet's. */
export type RawOperator = "zalando" | "cloudnative-pg" | "percona";
export type Operator = RawOperator | "statefulset";

/** Databases by the last part of their names; the first is the one the case is about. */
export type Components = Readonly<
  Record<string, { readonly args: object; readonly edits?: readonly Edit[] }>
>;

export interface Objects {
  readonly objects: readonly RawObject[];
  readonly edits?: readonly Edit[];
  /** Without `protect: true`. */
  readonly unprotected?: boolean;
}

/** Updates that are made, and two next ones: one that must be refused, and its safe neighbour. */
export interface Changes<State> {
  readonly steps: readonly State[];
  readonly unsafe: State;
  readonly safe: State;
}

export interface Case {
  readonly rule: string;
  readonly operator: Operator;
  readonly component?: Changes<Components>;
  readonly pack?: Changes<Objects>;
  /** The component refuses it with these words instead of the rule's name. */
  readonly words?: RegExp;
  /** Stops the whole program, so it is previewed by itself. */
  readonly alone?: boolean;
}

export const rawOperators: readonly RawOperator[] = ["zalando", "cloudnative-pg", "percona"];

export function nameOf({ rule, operator }: Pick<Case, "rule" | "operator">): string {
  return `${rule}-${operator.slice(0, 1)}`;
}
