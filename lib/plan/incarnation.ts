import { createHash } from "node:crypto";
import { combine, type Late } from "../late";
import { targetText, type RecoveryTarget } from "../units/recovery-target";

/** What a life of a database began with. */
export interface Origin {
  readonly sourceUrl: Late<string>;
  readonly target: RecoveryTarget | undefined;
  readonly attempt: number;
}

/**
 * Name of one life of a database, and of the folder its archive lives in.
 *
 * Derived from what was restored, so the same restore always means the same archive, another restore another one, and no
 * restore can write into the archive it reads.
 */
export function incarnationOf(origin: Origin | undefined): Late<string> {
  if (origin === undefined) return "initial";
  const { sourceUrl, target, attempt } = origin;
  return combine([sourceUrl], (url) => {
    const hash = createHash("sha256").update(
      JSON.stringify([url, target ? targetText(target) : null, attempt]),
    );
    return `restored-${hash.digest("hex").slice(0, 10)}`;
  });
}
