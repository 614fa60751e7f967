import { capabilityTitles } from "../../../lib/operators/capabilities";
import type { OperatorName } from "../../bed/operators";

/** What every operator is asked to do: each of its declared capabilities, and what is no capability of its own. */
export const scenarios = {
  ...capabilityTitles,
  switchover: "Planned switchover between two databases",
  failback: "Failback to the first of them",
  deletion: "Deletion of the database's objects",
} as const;

export type Scenario = keyof typeof scenarios;

export type Spec = Readonly<Record<string, unknown>>;

/** One scenario on one operator: arguments in the order in which a user would run them. */
export interface Row {
  readonly steps: readonly object[];
  /** Set when the last step must be refused: a text the refusal contains. */
  readonly refusal?: string;
  /** What somebody does to the cluster's spec afterwards, past this library and its guard: what the operator says to it. */
  readonly byHand?: (spec: Spec) => Spec;
  /** A version that is not installed: for what the library refuses before anything is sent. */
  readonly under?: { readonly operatorVersion: string };
  /** Afterwards every object is deleted. */
  readonly thenDelete?: true;
}

export const accepted = (...steps: readonly object[]): Row => ({ steps });
export const refused = (refusal: string, ...steps: readonly object[]): Row => ({ steps, refusal });

export interface Installation {
  /** The value of `operatorVersion`; undefined where there is no such argument. */
  readonly operatorVersion: string | undefined;
  /** What the test bed installs for it, in this order; none for what Kubernetes itself knows. */
  readonly definitions: readonly OperatorName[];
}

/** An operator's answers; the compiler asks for each. */
export interface OperatorRows {
  readonly installations: readonly Installation[];
  readonly rows: Readonly<Record<Scenario, Row>>;
  /** What only this operator has, by title. */
  readonly more?: Readonly<Record<string, Row>>;
}
