import { homedir } from "node:os";
import { join, resolve } from "node:path";

type Environment = Readonly<Record<string, string | undefined>>;

/** Where built tools are kept: outside the checkout, so that every clone on a machine shares them. */
export function cacheRoot(environment: Environment = process.env): string {
  const own = environment.PGK_CACHE;
  if (own !== undefined && own !== "") return resolve(own);
  const shared = environment.XDG_CACHE_HOME;
  const base = shared !== undefined && shared !== "" ? shared : join(homedir(), ".cache");
  return resolve(base, "postgres-kubernetes");
}
