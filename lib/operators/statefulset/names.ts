import { createHash } from "node:crypto";

/**
 * Kubernetes appends to the names of what it makes: 11 characters to a CronJob's Jobs, and a hash to a StatefulSet's name
 * in a label, all within 63.
 */
const longest = 52;

/** The object of a database that ends in this suffix; names that would be too long are told apart by a hash. */
export function objectNameOf(database: string, suffix: string): string {
  const full = `${database}${suffix}`;
  if (full.length <= longest) return full;
  const hash = createHash("sha256").update(database).digest("hex").slice(0, 6);
  const kept = database.slice(0, longest - suffix.length - hash.length - 1).replace(/-+$/, "");
  return `${kept}-${hash}${suffix}`;
}
