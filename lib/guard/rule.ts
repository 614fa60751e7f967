import type { Finding } from "./finding";
import type { DatabaseState } from "./state";

/** A change of one database: `old` is undefined when the object is about to be created. */
export interface Transition {
  readonly old: DatabaseState | undefined;
  readonly new: DatabaseState;
}

/** One row of the table. Returns what it found when the change is unsafe. */
export interface Rule {
  readonly name: string;
  readonly check: (transition: Transition) => Omit<Finding, "rule"> | undefined;
}
