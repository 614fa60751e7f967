import type { ArchivePlace } from "../guard/archiving";
import { serverOf } from "../guard/archiving";
import type { Transition } from "../guard/rule";

type Pair = readonly [was: string, is: string];

/** Where archive and source were before a change, and where they are after it, as far as both are known. */
export interface Addresses {
  readonly archive?: Pair | undefined;
  readonly archiveServer?: Pair | undefined;
  readonly source?: Pair | undefined;
}

export const addressFacts = ["archive", "archiveServer", "source"] as const;

interface Places {
  readonly writes: readonly ArchivePlace[];
  readonly reads: readonly ArchivePlace[];
}

export function addressesOf(was: Places | undefined, is: Places | undefined): Addresses {
  const written = placesOf(was?.writes[0], is?.writes[0]);
  const read = placesOf(was?.reads[0], is?.reads[0]);
  return { archive: written?.url, archiveServer: written?.server, source: read?.url };
}

/** A store that is not among the stack's objects is known by its name only, which says nothing of where it leads. */
function placesOf(was: ArchivePlace | undefined, is: ArchivePlace | undefined) {
  if (!isAddress(was?.url) || !isAddress(is?.url)) return undefined;
  const [before, after] = [serverOf(was.endpoint), serverOf(is.endpoint)];
  const server = typeof before === "string" && typeof after === "string";
  return {
    url: [was.url, is.url] as const,
    server: server ? ([before, after] as const) : undefined,
  };
}

function isAddress(url: unknown): url is string {
  return typeof url === "string" && url.includes("://");
}

/** The same change between these addresses, whatever names for them the objects have. */
export function withAddresses({ old, new: next }: Transition, known: Addresses): Transition {
  const facts = (at: 0 | 1) =>
    Object.fromEntries(
      addressFacts.flatMap((fact) => {
        const pair = known[fact];
        return pair === undefined ? [] : [[fact, pair[at]]];
      }),
    );
  return { old: old && { ...old, ...facts(0) }, new: { ...next, ...facts(1) } };
}
