import type * as pulumi from "@pulumi/pulumi";
import type { Finding } from "../guard/finding";
import { unknown } from "../guard/state";
import { isLate } from "../late";
import type { Manifest } from "../operators/manifest";
import { archiveUrl } from "../plan/archive";
import type { DatabasePlan } from "../plan/types";
import { objectRefusals } from "./refusals";

/**
 * Whether only the engine can tell if this database may be created: a promoted one must exist already, an address that arrives
 * later is compared on arrival, and a transform may still change the objects. Every other question is answered before the
 * engine is asked to create anything; each hook at creation is a call from the engine and back.
 */
export function asksAtCreation(
  { stage, archive, source }: DatabasePlan,
  { transforms = [], transformations = [] }: pulumi.ComponentResourceOptions = {},
): boolean {
  const places = [archive, source].filter((place) => place !== undefined);
  return (
    stage === "promoted" ||
    places.some((place) => isLate(archiveUrl(place))) ||
    transforms.length + transformations.length > 0
  );
}

/** Why these objects must not exist as they are rendered, whatever was there before. Late leaves decide nothing here. */
export function renderedRefusals(manifests: readonly Manifest[]): readonly Finding[] {
  return manifests.flatMap((manifest) => {
    if (manifest.type === "secret") return [];
    const { apiVersion, kind, metadata, body } = manifest;
    return objectRefusals({ apiVersion, kind, ...known({ metadata, ...body }) });
  });
}

function known<T extends object>(tree: T): T {
  return knownPart(tree) as T;
}

function knownPart(value: unknown): unknown {
  if (isLate(value)) return unknown;
  if (Array.isArray(value)) return value.map(knownPart);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, knownPart(part)]));
}
