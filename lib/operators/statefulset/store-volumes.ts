import type { Late } from "../../late";
import { paths } from "./paths";
import { s3, type RemoteArchive } from "./remote-archive";
import type { Volume, VolumeMount } from "./spec";

/**
 * What a pod needs of Secrets to reach its archives, as files: a variable keeps its first value for the life of a server,
 * and one whose old key is revoked archives no more.
 */
export function storeVolumes(remotes: readonly RemoteArchive[]): readonly Volume[] {
  return remotes.flatMap((remote) => {
    const { ca } = s3(remote);
    const keys = keyPair(remote);
    return [
      ...(keys
        ? [
            {
              name: keysVolume(remote),
              secret: {
                secretName: keys.secretName,
                defaultMode: 0o440,
                items: [
                  { key: keys.accessKeyId, path: "accessKeyId" },
                  { key: keys.secretAccessKey, path: "secretAccessKey" },
                ],
              },
            },
          ]
        : []),
      ...(ca ? [{ name: authorityVolume(remote), secret: { secretName: ca.secretName } }] : []),
    ];
  });
}

export function storeMounts(remotes: readonly RemoteArchive[]): readonly VolumeMount[] {
  return remotes.flatMap((remote) => {
    const mount = (name: string, mountPath: string) => ({ name, mountPath, readOnly: true });
    const keys = keysFolder(remote);
    return [
      ...(keys === undefined ? [] : [mount(keysVolume(remote), keys)]),
      ...(s3(remote).ca ? [mount(authorityVolume(remote), authorityFolder(remote))] : []),
    ];
  });
}

/** Where the scripts find accessKeyId and secretAccessKey; undefined where the service account carries a role. */
export function keysFolder(remote: RemoteArchive): string | undefined {
  return keyPair(remote) && `${paths.keys}/${remote.remote}`;
}

/** The authorities that everybody trusts, where the tools image has them. */
export const authorityBundle = `${paths.tools}/ca-certificates.crt`;

export function authorityFile(remote: RemoteArchive): string | undefined {
  const { ca } = s3(remote);
  return ca && `${authorityFolder(remote)}/${ca.key}`;
}

interface KeyPair {
  readonly secretName: Late<string>;
  /** The Secret's words for the two. */
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

function keyPair(remote: RemoteArchive): KeyPair | undefined {
  const { credentials } = s3(remote);
  switch (credentials.kind) {
    case "access-keys":
      return {
        secretName: remote.secretName,
        accessKeyId: "accessKeyId",
        secretAccessKey: "secretAccessKey",
      };
    case "access-key-secret": {
      const { secretName, accessKeyIdKey, secretAccessKeyKey } = credentials.secret;
      return { secretName, accessKeyId: accessKeyIdKey, secretAccessKey: secretAccessKeyKey };
    }
    case "iam-role":
    case "google-key":
    case "azure-key":
    case "pod-identity":
      return undefined;
  }
}

const keysVolume = ({ remote }: RemoteArchive) => `${remote}-keys`;
const authorityVolume = ({ remote }: RemoteArchive) => `${remote}-authority`;
const authorityFolder = ({ remote }: RemoteArchive) => `${paths.authorities}/${remote}`;
