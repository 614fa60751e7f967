import type { S3Store } from "../../object-store/store";
import type { Archive } from "../../plan/archive";

/** The scripts' words for the archives they know. */
export type Remote = "archive" | "source" | "offsite";

/** One archive as a pod reaches it. */
export interface RemoteArchive {
  readonly remote: Remote;
  readonly archive: Archive;
  /** Secret of literal keys. */
  readonly secretName: string;
}

/** The schema lets no other protocol through. */
export function s3({ archive: { store } }: RemoteArchive): S3Store {
  if (store.protocol !== "s3")
    throw new TypeError(`${store.protocol} is no store of this operator`);
  return store;
}
