import type { ArgsProblem } from "../errors";
import { isLate, type Late } from "../late";
import { storeOf } from "../object-store/presets";
import type { ObjectStore } from "../object-store/store";
import { saysNothingIsRestored } from "../schema/restore";
import type { ParsedStore } from "../schema/object-store";

type Block = "restore" | "backup" | "operatorDefaults";

/** Where each block looks for what it does not say itself, nearest first. */
const fallbacks: Readonly<Record<"restore" | "backup", readonly Block[]>> = {
  restore: ["restore", "backup", "operatorDefaults"],
  backup: ["backup", "operatorDefaults"],
};

/** A block that may name a bucket and a store. */
export interface Place {
  readonly bucketName?: Late<string> | undefined;
  readonly store?: ParsedStore | undefined;
}

export type Places = Readonly<Partial<Record<Block, Place | undefined>>>;

/** Bucket and store for a block: its own, else those of the first fallback that names one. Undefined when nobody does. */
export function placeFor(
  block: keyof typeof fallbacks,
  places: Places,
): { readonly bucket: Late<string>; readonly store: ObjectStore } | undefined {
  const order = fallbacks[block].map((name) => places[name]);
  const bucket = order.find((place) => place?.bucketName !== undefined)?.bucketName;
  const store = order.find((place) => place?.store !== undefined)?.store;
  return bucket === undefined || store === undefined
    ? undefined
    : { bucket, store: storeOf(store) };
}

/**
 * What {@link placeFor} will miss, told from arguments that nobody has checked yet, so that it is reported together with
 * everything else that is wrong with them.
 */
export function missingPlaces(args: object): readonly ArgsProblem[] {
  return (["restore", "backup"] as const).flatMap((block) => {
    const asked = fields(args)[block];
    if (asked === undefined || isUnreadable(asked)) return [];
    if (block === "restore" && (saysNothingIsRestored(asked) || copiesServer(asked))) return [];
    return [
      ...missing(args, block, { keys: ["bucketName"], what: "a bucket name" }),
      ...missing(args, block, { keys: ["objectStore", "r2Config"], what: "an object store" }),
    ];
  });
}

function missing(
  args: object,
  block: keyof typeof fallbacks,
  { keys, what }: { readonly keys: readonly string[]; readonly what: string },
): readonly ArgsProblem[] {
  const named = (name: Block) => {
    const place = fields(args)[name];
    return isUnreadable(place) || keys.some((key) => fields(place)[key] !== undefined);
  };
  if (fallbacks[block].some(named)) return [];
  const [own = "", ...others] = fallbacks[block].map((name) => `${name}.${keys[0] ?? ""}`);
  const short = keys.length > 1 ? ` (or ${block}.${keys[1] ?? ""})` : "";
  return [
    {
      path: own,
      problem: `expected ${what}, got nothing here nor in ${others.join(" and ")}`,
      fix: `set ${own}${short}, or ${others.join(" or ")} to fall back to`,
    },
  ];
}

/** A copy of a live server needs no place. Where the operator knows no such copy, the missing s3Path is reported. */
function copiesServer(restore: unknown): boolean {
  const said = fields(restore);
  return said["streamFrom"] !== undefined && said["s3Path"] === undefined;
}

/** A block that is no object has a problem of its own; whether it names a place, nobody can tell. */
function isUnreadable(block: unknown): boolean {
  if (block === undefined) return false;
  return typeof block !== "object" || block === null || Array.isArray(block) || isLate(block);
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}
