import type { ObjectStore } from "../../bed/object-store";

/** The bed's S3 server as a user names it. */
export function storeArgs({ endpoint, region, accessKeyId, secretAccessKey }: ObjectStore) {
  return {
    bucketName: "archives",
    objectStore: {
      provider: "s3-compatible" as const,
      endpoint,
      region,
      credentials: { accessKeyId, secretAccessKey },
    },
  };
}
