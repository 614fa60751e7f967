import { z } from "zod";
import { isArriving } from "./arriving";
import { masked, show } from "./show";

/** What one plain value must look like. */
export interface LeafSpec<T> {
  /** Completes "expected ..., got ...". */
  readonly expected: string;
  /** One sentence: what to change. */
  readonly fix: string;
  /** The value in its parsed form, or undefined when it does not fit. */
  readonly parse: (value: unknown) => T | undefined;
  /** True for values that no message may repeat. */
  readonly secret?: boolean;
}

/** Separates a problem from its fix inside a zod message; {@link explain} takes them apart again. */
export const fixSeparator = "\n";
/** Separates problems that zod reports as one issue, such as several unknown keys. */
export const problemSeparator = "\n\n";

export type Check<T> = { readonly value: T } | { readonly message: string };

/** Checks one plain value against its spec. */
export function check<T>(spec: LeafSpec<T>, value: unknown): Check<T> {
  const parsed = spec.parse(value);
  if (parsed !== undefined) return { value: parsed };
  return {
    message: `expected ${spec.expected}, got ${shown(spec, value)}${fixSeparator}${spec.fix}`,
  };
}

/** A leaf that decides structure, so it must be known when the program runs. */
export function plain<T>(spec: LeafSpec<T>): z.ZodType<T> {
  return z.unknown().transform((value, context): T => {
    if (isArriving(value)) {
      context.addIssue({ code: "custom", message: lateWherePlain(spec) });
      return z.NEVER;
    }
    const result = check(spec, value);
    if ("value" in result) return result.value;
    context.addIssue({ code: "custom", message: result.message });
    return z.NEVER;
  });
}

function lateWherePlain(spec: LeafSpec<unknown>): string {
  return (
    `expected ${spec.expected}, got a value that is only known later${fixSeparator}` +
    "pass a plain value (for example from pulumi.Config): it decides which resources exist, so preview must know it"
  );
}

function shown(spec: LeafSpec<unknown>, value: unknown): string {
  return spec.secret === true ? masked(value) : show(value);
}
