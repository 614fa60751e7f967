import { bare, type Rendered, type Tree } from "../../fixtures";
import type { CaseName } from "./cases";

/** One field of the arguments: what it takes, and in which words it refuses the rest. */
export interface Row {
  /** Path of the field as an error names it. */
  readonly field: string;
  readonly path: readonly string[];
  /** Tells apart the forms of one field, such as the vendors of a store. */
  readonly form: string;
  /** Arguments in which the field has a meaning. */
  readonly base: Tree;
  /** Completes "expected ...". */
  readonly expected: string;
  readonly fix: string;
  readonly required: boolean;
  /** Whether the value may arrive later. */
  readonly late: boolean;
  /** Said when it arrives later although it must not. */
  readonly lateFix: string;
  /** A field with fields of its own; a record's are chosen by the user. */
  readonly isObject: boolean;
  readonly isRecord: boolean;
  readonly isSecret: boolean;
  /** Cases this field takes as they are. */
  readonly accepts: readonly CaseName[];
  /** Cases with an answer of their own: a list of lines, or a skip with its reason. */
  readonly otherwise: Readonly<
    Partial<Record<CaseName, readonly string[] | "see the fields in it">>
  >;
  readonly good: unknown;
  /** The value as it is set at `path`. */
  readonly wrap: (value: unknown) => unknown;
  /** Where the value arrives. */
  readonly reads: (rendered: Rendered) => unknown;
  /** What a value looks like there. */
  readonly renders: (value: never) => unknown;
}

const plainFix =
  "pass a plain value (for example from pulumi.Config): it decides which resources exist, so preview must know it";

type Told = Pick<Row, "expected" | "fix" | "good" | "reads">;

/** A field; what a row does not say is the strict default: required, plain, accepting nothing hostile. */
export function row(path: string, told: Told & Partial<Row>): Row {
  return {
    field: path,
    path: path.split("."),
    form: "",
    base: bare,
    required: false,
    late: false,
    lateFix: plainFix,
    isObject: false,
    isRecord: false,
    isSecret: false,
    accepts: [],
    otherwise: {},
    wrap: (value) => value,
    renders: (value) => value,
    ...told,
  };
}

const inside = "see the fields in it";
const objectFix = "write an object; its leaves may be late, the object itself may not";

/** An object with fields of its own. */
export function objectRow(path: string, told: Omit<Told, "fix"> & Partial<Row>): Row {
  return row(path, {
    fix: objectFix,
    lateFix: objectFix,
    isObject: true,
    otherwise: { "an object": inside },
    ...told,
  });
}

/** An object whose keys the user chooses; it may be empty. */
export function recordRow(path: string, told: Omit<Told, "fix"> & Partial<Row>): Row {
  return objectRow(path, { isRecord: true, accepts: ["an object"], otherwise: {}, ...told });
}
