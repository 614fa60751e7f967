import type { Case, Changes, Components, Objects } from "./case";
import type { RawObject } from "../raw/raw-database";
import { promotionToken } from "../../promotion-token";
import { writersFor } from "./writers";

const operator = "cloudnative-pg";
type Place = { readonly primary: string; readonly promotionToken?: string } | undefined;
interface Written {
  readonly component: (place: Place, restore?: "standby" | "promoted" | "fresh") => Components;
  readonly pack: (place: Place, stage?: "standby" | "promoted" | "fresh") => Objects;
}

/** A database called central that takes turns with one called south. */
function written(rule: string): Written {
  const { args, raw, name, backup } = writersFor(rule, operator);
  const peer = { name: "south", ...backup, s3Path: `${name}-south/initial-pg17` };
  const { path: _path, ...peerPlace } = peer as typeof peer & { readonly path: string };
  const imageName = "registry.example.com/postgresql:17.1";
  return {
    component: (place, restore = "standby") => ({
      "": {
        args: args[restore]({
          cloudNativePg: {
            imageName,
            ...(place && { topology: { self: "central", peer: peerPlace, ...place } }),
          },
        }),
      },
    }),
    pack: (place, stage = "standby") => {
      const state = raw({ stage, source: `old/${name}` });
      return { objects: state.objects.map((object) => withPlace(object, place)) };
    },
  };
}

function withPlace(object: RawObject, place: Place): RawObject {
  if (object.kind !== "Cluster" || place === undefined) return object;
  const { externalClusters = [] } = object.spec as { externalClusters?: readonly object[] };
  const [origin] = externalClusters;
  const members = ["central", "south"].map((member) => ({ ...origin, name: member }));
  const replica = { self: "central", source: "south", ...place };
  return {
    ...object,
    spec: { ...object.spec, replica, externalClusters: [...externalClusters, ...members] },
  };
}

function both(
  rule: string,
  write: <S>(of: (place: Place, restore?: "standby" | "promoted" | "fresh") => S) => Changes<S>,
): Case {
  const { component, pack } = written(rule);
  return { rule, operator, component: write(component), pack: write(pack) };
}

const follows = { primary: "south" };
const leads = { primary: "central" };

/** Two databases that take turns: only CloudNativePG knows such a thing. */
export const topologyCases: readonly Case[] = [
  {
    ...both("token-without-takeover", (of) => ({
      steps: [of(follows)],
      unsafe: of({ ...follows, promotionToken }),
      safe: of({ ...leads, promotionToken }, "promoted"),
    })),
    // The arguments do not let it come so far.
    alone: true,
    words: /promotionToken/,
  },
  both("takeover-without-token", (of) => ({
    steps: [of(follows)],
    unsafe: of(leads, "promoted"),
    safe: of({ ...leads, promotionToken }, "promoted"),
  })),
  both("follower-cut-loose", (of) => ({
    steps: [of(follows)],
    unsafe: of(undefined, "promoted"),
    safe: of({ ...leads, promotionToken }, "promoted"),
  })),
  both("follower-born-empty", (of) => ({
    steps: [],
    unsafe: of(follows, "fresh"),
    safe: of(follows),
  })),
];
