import type { z } from "zod";
import { fixSeparator } from "./leaf";
import { objectStore, r2Config, type ParsedStore, type StoreProvider } from "./object-store";

/** Which stores an operator can use, and why not the others. */
export interface StoreSupport {
  readonly providers: readonly StoreProvider[];
  readonly reason: string;
}

export function storeFields({ providers, reason }: StoreSupport) {
  return { objectStore: objectStore(providers, reason).optional(), r2Config: r2Config.optional() };
}

/** The two ways to name a store. */
export interface StoreFields {
  readonly objectStore?: ParsedStore | undefined;
  readonly r2Config?: Extract<ParsedStore, { provider: "r2" }> | undefined;
}

/** Replaces the two ways to name a store by the one store they name. */
export function chooseStore<T extends StoreFields>(
  { objectStore: long, r2Config: short, ...rest }: T,
  context: z.core.$RefinementCtx,
): Omit<T, keyof StoreFields> & { readonly store: ParsedStore | undefined } {
  if (long !== undefined && short !== undefined) {
    context.addIssue({
      code: "custom",
      path: ["r2Config"],
      message: `objectStore is set too, and only one can name the store${fixSeparator}remove one of them; r2Config is the short form of objectStore: { provider: "r2" }`,
    });
  }
  return { ...rest, store: long ?? short };
}
