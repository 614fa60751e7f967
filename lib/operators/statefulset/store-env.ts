import { combine, type Late } from "../../late";
import type { S3Store } from "../../object-store/store";
import type { Archive } from "../../plan/archive";
import { paths } from "./paths";
import type { EnvVar, Volume, VolumeMount } from "./spec";

/** The scripts' words for the archives they know. */
export type Remote = "archive" | "source" | "offsite";

/** One archive as a pod reaches it. */
export interface RemoteArchive {
  readonly remote: Remote;
  readonly archive: Archive;
  /** Secret of literal keys. */
  readonly secretName: string;
}

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

/** How rclone reaches the archives: every setting of a remote comes from the environment, its keys from Secrets. */
export function storeEnv(remotes: readonly RemoteArchive[]): readonly EnvVar[] {
  const authorities = remotes.flatMap((remote) => authorityFile(remote) ?? []);
  return [
    { name: "PGK_RCLONE", value: `${paths.tools}/rclone` },
    ...remotes.flatMap(remoteEnv),
    ...(authorities.length > 0 ? [{ name: "RCLONE_CA_CERT", value: authorities.join(",") }] : []),
  ];
}

function remoteEnv(remote: RemoteArchive): readonly EnvVar[] {
  const store = s3(remote);
  const prefix = `RCLONE_CONFIG_${remote.remote.toUpperCase()}_`;
  const own = remote.remote === "archive" && refusesOverwrite.has(store.vendor);
  return [
    ...[...settings(store), ...credentials(remote)].map((env) => ({
      ...env,
      name: `${prefix}${env.name}`,
    })),
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

function credentials(remote: RemoteArchive): readonly EnvVar[] {
  const { credentials: given } = s3(remote);
  switch (given.kind) {
    case "access-keys":
      return keyPair(remote.secretName, "accessKeyId", "secretAccessKey");
    case "access-key-secret":
      return keyPair(
        given.secret.secretName,
        given.secret.accessKeyIdKey,
        given.secret.secretAccessKeyKey,
      );
    case "iam-role":
    case "google-key":
    case "azure-key":
    case "pod-identity":
      // The service account carries the role.
      return [{ name: "ENV_AUTH", value: "true" }];
  }
}

function keyPair(name: Late<string>, idKey: string, secretKey: string): readonly EnvVar[] {
  return [
    { name: "ACCESS_KEY_ID", valueFrom: { secretKeyRef: { name, key: idKey } } },
    { name: "SECRET_ACCESS_KEY", valueFrom: { secretKeyRef: { name, key: secretKey } } },
  ];
}

export function authorityVolumes(remotes: readonly RemoteArchive[]): readonly Volume[] {
  return remotes.flatMap((remote) => {
    const { ca } = s3(remote);
    return ca ? [{ name: volumeName(remote), secret: { secretName: ca.secretName } }] : [];
  });
}

export function authorityMounts(remotes: readonly RemoteArchive[]): readonly VolumeMount[] {
  return remotes
    .filter((remote) => s3(remote).ca !== undefined)
    .map((remote) => ({
      name: volumeName(remote),
      mountPath: `${paths.authorities}/${remote.remote}`,
      readOnly: true,
    }));
}

function authorityFile(remote: RemoteArchive): string | undefined {
  const { ca } = s3(remote);
  return ca && `${paths.authorities}/${remote.remote}/${ca.key}`;
}

const volumeName = ({ remote }: RemoteArchive) => `${remote}-authority`;

/** The schema lets no other protocol through. */
function s3({ archive: { store } }: RemoteArchive): S3Store {
  if (store.protocol !== "s3")
    throw new TypeError(`${store.protocol} is no store of this operator`);
  return store;
}
