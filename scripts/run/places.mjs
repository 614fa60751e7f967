import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Outside the checkout, so that a second clone finds what the first one fetched or built. */
export function cacheDir() {
  const { PGK_CACHE, XDG_CACHE_HOME } = process.env;
  if (PGK_CACHE) return resolve(PGK_CACHE);
  return join(XDG_CACHE_HOME || join(homedir(), ".cache"), "postgres-kubernetes");
}
