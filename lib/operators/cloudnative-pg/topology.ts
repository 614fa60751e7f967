import type { Late } from "../../late";
import { storeOf } from "../../object-store/presets";
import type { Archive } from "../../plan/archive";
import type { DatabasePlan } from "../../plan/types";
import { formerLostKey } from "./annotations";
import type { CloudNativePgOptions } from "./schema";
import type { ReplicaSpec } from "./spec";

/** Whether the topology, when there is one, makes this database follow its peer. */
export function follows({ topology }: CloudNativePgOptions): boolean | undefined {
  return topology && topology.primary !== topology.self;
}

/** The archive that the peer writes. */
export function peerArchive({ topology }: CloudNativePgOptions): Archive | undefined {
  if (topology?.peer.store === undefined) return undefined;
  const { bucketName: bucket, s3Path: path, store } = topology.peer;
  return { bucket, path, store: storeOf(store) };
}

export function peerSecretName({ name }: DatabasePlan): string {
  return `${name}-peer`;
}

export function topologyReplica(
  topology: NonNullable<CloudNativePgOptions["topology"]>,
): ReplicaSpec {
  const { self, primary, peer, promotionToken } = topology;
  return {
    self,
    primary,
    source: peer.name,
    ...(promotionToken !== undefined && { promotionToken }),
  };
}

export function topologyRecord({
  topology,
}: CloudNativePgOptions): Readonly<Record<string, Late<string>>> {
  return topology?.formerPrimaryLost === true ? { [formerLostKey]: "true" } : {};
}
