import { combine, type Late } from "../late";
import type { ObjectStore } from "../object-store/store";

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

/** True when one of two addresses is the other or lies inside it: retention of the one would then delete the other. */
export function overlaps(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`);
}
