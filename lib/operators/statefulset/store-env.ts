import { combine, type Late } from "../../late";
import type { S3Store } from "../../object-store/store";
import { paths } from "./paths";
import { s3, type RemoteArchive } from "./remote-archive";
import type { EnvVar } from "./spec";
import { authorityBundle, authorityFile, keysFolder } from "./store-volumes";

/** rclone's word for the servers whose habits it knows. */
const rcloneProviders: Readonly<Record<string, string>> = {
  "AWS S3": "AWS",
  "Cloudflare R2": "Cloudflare",
  "DigitalOcean Spaces": "DigitalOcean",
};

/** Whose servers refuse to write over an object when asked to (`If-None-Match: *`); others ignore it, or refuse it. */
const refusesOverwrite = new Set(["AWS S3", "Cloudflare R2"]);

/** The archive's address as rclone writes it. */
export function placeOf({ remote, archive: { bucket, path } }: RemoteArchive): Late<string> {
  return combine([bucket, path], (name, key) => `${remote}:${name}/${key}`);
}

/** How rclone reaches the archives: every setting of a remote comes from the environment, its keys from files. */
export function storeEnv(remotes: readonly RemoteArchive[]): readonly EnvVar[] {
  const authorities = remotes.flatMap((remote) => authorityFile(remote) ?? []);
  return [
    { name: "PGK_RCLONE", value: `${paths.tools}/rclone` },
    { name: "PGK_AUTHORITIES", value: authorityBundle },
    ...remotes.flatMap(remoteEnv),
    ...(authorities.length > 0 ? [{ name: "RCLONE_CA_CERT", value: authorities.join(",") }] : []),
  ];
}

function remoteEnv(remote: RemoteArchive): readonly EnvVar[] {
  const store = s3(remote);
  const name = remote.remote.toUpperCase();
  const keys = keysFolder(remote);
  const own = remote.remote === "archive" && refusesOverwrite.has(store.vendor);
  return [
    ...settings(store).map((env) => ({ ...env, name: `RCLONE_CONFIG_${name}_${env.name}` })),
    keys === undefined
      ? // The service account carries the role.
        { name: `RCLONE_CONFIG_${name}_ENV_AUTH`, value: "true" }
      : { name: `PGK_${name}_KEYS`, value: keys },
    ...(own ? [{ name: "PGK_STORE_REFUSES_OVERWRITE", value: "yes" }] : []),
  ];
}

function settings(store: S3Store): readonly EnvVar[] {
  return [
    { name: "TYPE", value: "s3" },
    { name: "PROVIDER", value: rcloneProviders[store.vendor] ?? "Other" },
    ...(store.endpoint === undefined ? [] : [{ name: "ENDPOINT", value: store.endpoint }]),
    { name: "REGION", value: store.region },
    { name: "FORCE_PATH_STYLE", value: String(store.addressing === "path") },
    { name: "LIST_VERSION", value: "2" },
    // Per-bucket keys may neither create nor list buckets.
    { name: "NO_CHECK_BUCKET", value: "true" },
    {
      name: "USE_DATA_INTEGRITY_PROTECTIONS",
      value: String(store.checksums === "when_supported"),
    },
    ...encryption(store),
  ];
}

function encryption({ serverSideEncryption: wanted }: S3Store): readonly EnvVar[] {
  if (wanted === "none") return [];
  if (wanted === "AES256") return [{ name: "SERVER_SIDE_ENCRYPTION", value: "AES256" }];
  return [
    { name: "SERVER_SIDE_ENCRYPTION", value: "aws:kms" },
    { name: "SSE_KMS_KEY_ID", value: wanted.kmsKeyId },
  ];
}
