import { combine, type Late } from "../late";
import type { ObjectStore } from "../object-store/store";

export { overlaps } from "../units/address";

/** Where base backups and WAL of one incarnation lie. */
export interface Archive {
  readonly store: ObjectStore;
  readonly bucket: Late<string>;
  readonly path: Late<string>;
}

/** The server that the bucket is on; nothing for AWS and Google, whose buckets have one name in the whole world. */
export function endpointOf(store: ObjectStore): Late<string> {
  return store.protocol === "s3" ? (store.endpoint ?? "") : "";
}

/** The same bucket name at another endpoint is another bucket. */
export function isElsewhere(endpoint: string, other: string): boolean {
  return endpoint.toLowerCase() !== other.toLowerCase();
}

/** The archive's address, for example `s3://db-backups/orders/initial/17`. */
export function archiveUrl({ store, bucket, path }: Archive): Late<string> {
  return combine([bucket, path], (bucketName, key) => `${store.protocol}://${bucketName}/${key}`);
}
