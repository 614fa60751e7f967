import type { DatabasePlan } from "./types";

const maps = ["users", "databases", "parameters", "labels", "resources"] as const;

/**
 * Leaves out every map that has nothing in it, as if it had not been given. Server-side apply makes null of a map whose last
 * entry goes away, and no CRD takes that: the last parameter of a database could never be removed.
 */
export function withoutEmptyMaps<T extends Pick<DatabasePlan, (typeof maps)[number]>>(
  fields: T,
): T {
  const entries = Object.entries(fields).flatMap(([key, value]: [string, unknown]) => {
    if (!isMapOfOurs(key)) return [[key, value] as const];
    const kept = key === "resources" ? filled(value) : value;
    return isEmpty(kept) ? [] : [[key, kept] as const];
  });
  return Object.fromEntries(entries) as T;
}

function isMapOfOurs(key: string): boolean {
  return maps.some((map) => map === key);
}

function filled(resources: unknown): unknown {
  if (typeof resources !== "object" || resources === null) return resources;
  return Object.fromEntries(Object.entries(resources).filter(([, amounts]) => !isEmpty(amounts)));
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    (typeof value === "object" && value !== null && Object.keys(value).length === 0)
  );
}
