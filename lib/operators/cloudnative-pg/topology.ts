import type { Late } from "../../late";
import { storeOf } from "../../object-store/presets";
import type { ArgsProblem } from "../../errors";
import { archiveUrl, overlaps, type Archive } from "../../plan/archive";
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

/** Each must write where the other never does. What arrives late is not compared. */
export function peerProblems({
  archive,
  options,
}: DatabasePlan<CloudNativePgOptions>): readonly ArgsProblem[] {
  const peer = peerArchive(options);
  if (peer === undefined || archive === undefined) return [];
  const [own, other] = [archiveUrl(archive), archiveUrl(peer)];
  if (typeof own !== "string" || typeof other !== "string" || !overlaps(own, other)) return [];
  return [
    {
      path: "cloudNativePg.topology.peer.s3Path",
      problem: `${other} is, or overlaps, this database's own archive: it would follow itself`,
      fix: "write the peer's archiveUrl, or give the two databases different backup.path",
    },
  ];
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
