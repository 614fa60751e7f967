import { combine, type Late } from "../late";
import { archiveUrl } from "./archive";
import type { DatabasePlan, Upstream } from "./types";

/** Address of a live server, for example `postgresql://old.example.com:5432`. */
function upstreamUrl({ host, port }: Upstream): Late<string> {
  return combine([host], (name) => `postgresql://${name}:${String(port)}`);
}

/** Address of what the database began as a copy of; undefined for a fresh database. */
export function originUrl({
  source,
  upstream,
}: Pick<DatabasePlan, "source" | "upstream">): Late<string> | undefined {
  if (source !== undefined) return archiveUrl(source);
  return upstream && upstreamUrl(upstream);
}
