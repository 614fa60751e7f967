import { combine, type Late } from "../../late";
import type { S3Store } from "../../object-store/store";
import { archiveUrl, type Archive } from "../../plan/archive";
import type { BarmanConfiguration, EnvVar, SecretKeySelector } from "./spec";

/** The folder Barman calls a server: the last part of an archive's address. */
export function serverName(archive: Archive): Late<string> {
  return combine([archive.path], (path) => path.slice(path.lastIndexOf("/") + 1));
}

/** Everything before it. */
function destinationPath(archive: Archive): Late<string> {
  return combine([archiveUrl(archive)], (url) => url.slice(0, url.lastIndexOf("/")));
}

/** Secret that holds what no existing Secret has: literal keys, and beside keys the region. */
export function barmanConfiguration(archive: Archive, secretName: string): BarmanConfiguration {
  const { store } = archive;
  const destination = { destinationPath: destinationPath(archive) };
  if (store.protocol !== "s3")
    return { ...destination, googleCredentials: googleCredentials(archive) };
  return {
    ...destination,
    ...(store.endpoint !== undefined && { endpointURL: store.endpoint }),
    ...(store.ca && { endpointCA: { name: store.ca.secretName, key: store.ca.key } }),
    s3Credentials: s3Credentials(store, secretName),
    ...encryption(store),
  };
}

/** What boto3 must be told beside the configuration. */
export function barmanEnv({ store }: Archive): readonly EnvVar[] {
  return store.protocol === "s3" ? [...regionEnv(store), ...checksumEnv(store)] : [];
}

/**
 * With a role nobody reads the region's Secret (barman-cloud v0.5.1 pkg/credentials/env.go); beside keys it comes later in
 * the environment than this one and wins. Of two roles' stores in two regions the own archive's is taken (plugin v0.15.0
 * internal/cnpgi/operator/lifecycle.go), and S3 tells boto3 the other. An endpoint would be no help: boto3 signs for the
 * region it was told all the same, and addresses servers with an endpoint by path.
 */
function regionEnv({ credentials, region }: S3Store): readonly EnvVar[] {
  return credentials.kind === "iam-role" ? [{ name: "AWS_DEFAULT_REGION", value: region }] : [];
}

/** boto3 adds CRC trailers since 1.36 unless told otherwise, and most vendors refuse them. */
function checksumEnv({ checksums }: S3Store): readonly EnvVar[] {
  if (checksums === "when_supported") return [];
  return [
    { name: "AWS_REQUEST_CHECKSUM_CALCULATION", value: "when_required" },
    { name: "AWS_RESPONSE_CHECKSUM_VALIDATION", value: "when_required" },
  ];
}

/** What goes into the Secret beside the database: nothing but what {@link barmanConfiguration} refers to there. */
export function barmanSecretValues({ store }: Archive): Readonly<Record<string, Late<string>>> {
  if (store.protocol !== "s3") return {};
  const { region, credentials } = store;
  if (credentials.kind === "iam-role") return {};
  if (credentials.kind !== "access-keys") return { region };
  const { accessKeyId, secretAccessKey } = credentials.keys;
  return { accessKeyId, secretAccessKey, region };
}

function s3Credentials(
  { credentials }: S3Store,
  secretName: string,
): NonNullable<BarmanConfiguration["s3Credentials"]> {
  if (credentials.kind === "iam-role") return { inheritFromIAMRole: true };
  const own = (key: string): SecretKeySelector => ({ name: secretName, key });
  const region = own("region");
  if (credentials.kind === "access-key-secret") {
    const { secretName: name, accessKeyIdKey, secretAccessKeyKey } = credentials.secret;
    return {
      accessKeyId: { name, key: accessKeyIdKey },
      secretAccessKey: { name, key: secretAccessKeyKey },
      region,
    };
  }
  return { accessKeyId: own("accessKeyId"), secretAccessKey: own("secretAccessKey"), region };
}

function googleCredentials({
  store,
}: Archive): NonNullable<BarmanConfiguration["googleCredentials"]> {
  if (store.credentials.kind !== "google-key") return { gkeEnvironment: true };
  const { secretName: name, key } = store.credentials.key;
  return { applicationCredentials: { name, key } };
}

/**
 * There is a field for the kind of encryption and none for the key; without it S3 takes the account's aws/s3. Flag and value
 * are one argument: the operator drops each additional argument that it takes for a repeated one (barman-cloud v0.5.1
 * pkg/api/config.go), and barman 3.17 has the flag for base backups and WAL alike.
 */
function encryption({
  serverSideEncryption: wanted,
}: S3Store): Pick<BarmanConfiguration, "wal" | "data"> {
  if (wanted === "none") return {};
  if (wanted === "AES256") return { wal: { encryption: wanted }, data: { encryption: wanted } };
  const key = [combine([wanted.kmsKeyId], (id) => `--sse-kms-key-id=${id}`)];
  return {
    wal: { encryption: "aws:kms", archiveAdditionalCommandArgs: key },
    data: { encryption: "aws:kms", additionalCommandArgs: key },
  };
}
