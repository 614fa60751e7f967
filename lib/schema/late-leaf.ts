import { z } from "zod";
import { ArgsError } from "../errors";
import { onArrival, type Late } from "../late";
import { Arriving, isArriving, isPlainObject } from "./arriving";
import { pathText } from "./explain";
import { check, fixSeparator, type LeafSpec } from "./leaf";

/** Stands in the parsed arguments for a value that has not arrived yet, until {@link settle} replaces it. */
class Pending {
  constructor(
    readonly value: unknown,
    readonly path: string,
    readonly spec: LeafSpec<string>,
  ) {}
}

/** A leaf that may be a `pulumi.Input`: checked now when plain, on arrival when late. */
export function late(spec: LeafSpec<string>): z.ZodType<Late<string>> {
  return z.unknown().transform((value, context): Late<string> => {
    if (isArriving(value)) return pending(value, spec) as unknown as Late<string>;
    const result = check(spec, value);
    if ("value" in result) return result.value;
    context.addIssue({ code: "custom", message: result.message });
    return z.NEVER;
  });
}

/** Replaces every pending leaf with an Output that carries the checked value, or fails with the leaf's path. */
export function settle<T>(database: string, tree: T): T {
  return settled(database, tree) as T;
}

function settled(database: string, node: unknown): unknown {
  if (node instanceof Pending) return arrival(database, node);
  if (Array.isArray(node)) return node.map((item) => settled(database, item));
  if (!isPlainObject(node)) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, settled(database, value)]),
  );
}

function pending(value: unknown, spec: LeafSpec<string>): Pending {
  return value instanceof Arriving
    ? new Pending(value.value, pathText(value.path), spec)
    : new Pending(value, "", spec);
}

function arrival(database: string, { value, path, spec }: Pending): Late<string> {
  return onArrival(value, (known) => {
    const result = check(spec, known);
    if ("value" in result) return result.value;
    const [problem = "", fix = ""] = result.message.split(fixSeparator);
    throw new ArgsError(database, [{ path, problem, fix }]);
  });
}
