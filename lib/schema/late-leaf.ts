import * as pulumi from "@pulumi/pulumi";
import { z } from "zod";
import { ArgsError } from "../errors";
import { isLate, type Late } from "../late";
import { check, fixSeparator, type LeafSpec } from "./leaf";

/**
 * Stands in the parsed arguments for a value that has not arrived yet. zod does not tell a leaf its own path, so
 * {@link settle} replaces these once the whole tree is parsed and every path is known.
 */
class Pending {
  constructor(
    readonly value: unknown,
    readonly spec: LeafSpec<string>,
  ) {}
}

/** A leaf that may be a `pulumi.Input`: checked now when plain, on arrival when late. */
export function late(spec: LeafSpec<string>): z.ZodType<Late<string>> {
  return z.unknown().transform((value, context): Late<string> => {
    if (isLate(value)) return new Pending(value, spec) as unknown as Late<string>;
    const result = check(spec, value);
    if ("value" in result) return result.value;
    context.addIssue({ code: "custom", message: result.message });
    return z.NEVER;
  });
}

/** Replaces every pending leaf with an Output that carries the checked value, or fails with the leaf's path. */
export function settle<T>(database: string, tree: T): T {
  return settleAt(database, tree, "") as T;
}

function settleAt(database: string, node: unknown, path: string): unknown {
  if (node instanceof Pending) return arrival(database, node, path);
  if (Array.isArray(node))
    return node.map((item, i) => settleAt(database, item, `${path}[${String(i)}]`));
  if (!isPlainObject(node)) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      settleAt(database, value, path === "" ? key : `${path}.${key}`),
    ]),
  );
}

function arrival(database: string, { value, spec }: Pending, path: string): pulumi.Output<string> {
  const arriving = pulumi.output(value) as pulumi.Output<unknown>;
  return arriving.apply((known) => {
    const result = check(spec, known);
    if ("value" in result) return result.value;
    const [problem = "", fix = ""] = result.message.split(fixSeparator);
    throw new ArgsError(database, [{ path, problem, fix }]);
  });
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}
