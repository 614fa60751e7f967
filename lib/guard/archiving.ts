import { overlaps } from "../units/address";
import type { Retention } from "../units/retention";
import { unknown, type Fact } from "./state";

/** Where an archive lies: the same bucket name at another endpoint is another bucket. */
export interface ArchivePlace {
  /** Undefined for the protocol's own default. */
  readonly endpoint: Fact<string>;
  readonly url: Fact<string>;
}

/** What a database's objects say about its backups, in words no operator owns. */
export interface Archiving {
  readonly writes: readonly ArchivePlace[];
  readonly reads: readonly ArchivePlace[];
  /** Why nothing is archived, in the operator's words; undefined when something is. */
  readonly off?: string;
  /** When base backups are taken; undefined when they are not. */
  readonly schedule: Fact<string>;
  /** Undefined when everything is kept. */
  readonly retention: Fact<Retention>;
}

/** True when writing to one place would reach into the other; undefined when that cannot be told yet. */
export function meets(a: ArchivePlace, b: ArchivePlace): boolean | undefined {
  if (a.url === undefined || b.url === undefined) return false;
  if (a.url === unknown || b.url === unknown) return undefined;
  if (!overlaps(tidy(a.url), tidy(b.url))) return false;
  if (a.endpoint === unknown || b.endpoint === unknown) return undefined;
  return serverOf(a.endpoint) === serverOf(b.endpoint);
}

function tidy(url: string): string {
  return url.replace(/\/+$/, "");
}

/**
 * The server behind an endpoint, "" for the protocol's own: AWS has an endpoint for each region, and the bucket is the same
 * behind all of them.
 */
export function serverOf(endpoint: string | undefined): string;
export function serverOf(endpoint: Fact<string>): string | typeof unknown;
export function serverOf(endpoint: Fact<string>): string | typeof unknown {
  if (endpoint === unknown) return unknown;
  const name = (endpoint ?? "")
    .toLowerCase()
    .replace(/^[a-z0-9+]*:\/\//, "")
    .replace(/\/+$/, "");
  return /^s3[.-].*amazonaws\.com$|^s3\.amazonaws\.com$/.test(name) ? "" : name;
}

export function placeText({ url }: ArchivePlace): string {
  return typeof url === "string" ? url : "an address that is not known yet";
}
