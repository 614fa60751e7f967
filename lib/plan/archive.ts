import { combine, type Late } from "../late";
import type { ObjectStore } from "../object-store/store";

export { overlaps } from "../units/address";

/** Where base backups and WAL of one incarnation lie. */
export interface Archive {
  readonly store: ObjectStore;
  readonly bucket: Late<string>;
  readonly path: Late<string>;
}

/** The archive's address, for example `s3://db-backups/orders/initial/17`. */
export function archiveUrl({ store, bucket, path }: Archive): Late<string> {
  return combine([bucket, path], (bucketName, key) => `${store.protocol}://${bucketName}/${key}`);
}
