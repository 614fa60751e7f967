import { isLate } from "../late";

/** A late value with its place in the arguments: zod does not tell a leaf its own path. */
export class Arriving {
  constructor(
    readonly value: unknown,
    readonly path: readonly PropertyKey[],
  ) {}
}

/** Arguments are never nested deeper; whatever is, gets refused as it stands. */
const deepest = 8;

/** The same arguments with every late value joined to its path. */
export function markArriving(node: unknown, path: readonly PropertyKey[] = []): unknown {
  if (isLate(node)) return new Arriving(node, path);
  if (path.length >= deepest) return node;
  if (Array.isArray(node)) return node.map((item, i) => markArriving(item, [...path, i]));
  if (!isPlainObject(node)) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, markArriving(value, [...path, key])]),
  );
}

export function isArriving(value: unknown): boolean {
  return value instanceof Arriving || isLate(value);
}

export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
