import { createHash } from "node:crypto";
import { combine, type Late } from "../late";
import { targetText, type RecoveryTarget } from "../units/recovery-target";
import { isElsewhere } from "./archive";

/** What a life of a database began with. */
export interface Origin {
  readonly sourceUrl: Late<string>;
  readonly target: RecoveryTarget | undefined;
  readonly attempt: number;
  /** Of the source and of the own archive; left out where both are in one store, and for a live server. */
  readonly endpoints?: readonly [source: Late<string>, own: Late<string>] | undefined;
}

/**
 * Name of one life of a database, and of the folder its archive lives in.
 *
 * Derived from what was restored, so the same restore always means the same archive, another restore another one, and no
 * restore can write into the archive it reads.
 */
export function incarnationOf(origin: Origin | undefined): Late<string> {
  if (origin === undefined) return "initial";
  const { sourceUrl, target, attempt, endpoints = ["", ""] } = origin;
  return combine([sourceUrl, ...endpoints], (url, source, own) => {
    // Only where it differs from the own one, so that a store may get another host name or TLS in the life of a database.
    const elsewhere = isElsewhere(source, own) ? [source.toLowerCase()] : [];
    const hash = createHash("sha256").update(
      JSON.stringify([url, target ? targetText(target) : null, attempt, ...elsewhere]),
    );
    return `restored-${hash.digest("hex").slice(0, 10)}`;
  });
}
