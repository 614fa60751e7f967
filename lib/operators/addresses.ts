import type { Transition } from "../guard/rule";
import type { Fact } from "../guard/state";

/** Where archive and source were before a change, and where they are after it, as far as both are known. */
export interface Addresses {
  readonly archive?: readonly [was: string, is: string] | undefined;
  readonly source?: readonly [was: string, is: string] | undefined;
}

/** A store that is not among the stack's objects is known by its name only, which says nothing of where it leads. */
export function pairOf(was: Fact<string>, is: Fact<string>): Addresses["archive"] {
  return isAddress(was) && isAddress(is) ? [was, is] : undefined;
}

function isAddress(url: Fact<string>): url is string {
  return typeof url === "string" && url.includes("://");
}

/** The same change between these addresses, whatever names for them the objects have. */
export function withAddresses(
  { old, new: next }: Transition,
  { archive, source }: Addresses,
): Transition {
  const facts = (at: 0 | 1) => ({
    ...(archive && { archive: archive[at] }),
    ...(source && { source: source[at] }),
  });
  return { old: old && { ...old, ...facts(0) }, new: { ...next, ...facts(1) } };
}
