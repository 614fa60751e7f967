import { z } from "zod";

/** Parses with the schema that fits the value's own form, so that errors speak of the form the user meant. */
export function chosenBy<S extends z.ZodType>(
  choose: (value: unknown) => S,
): z.ZodType<z.output<S>> {
  return z.unknown().transform((value, context) => parseInto(choose(value), value, context));
}

/** Parses with another schema and passes its issues on, paths included. */
export function parseInto<S extends z.ZodType>(
  schema: S,
  value: unknown,
  context: z.core.$RefinementCtx,
): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  for (const { message, path } of result.error.issues) {
    context.addIssue({ code: "custom", message, path: [...path] });
  }
  return z.NEVER;
}

export function hasKey<K extends string>(value: unknown, key: K): value is Record<K, unknown> {
  return typeof value === "object" && value !== null && key in value;
}
