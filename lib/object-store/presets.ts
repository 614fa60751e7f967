import { combine, type Late } from "../late";
import type { ParsedStore } from "../schema/object-store";
import {
  isSecretReference,
  type AccessKeys,
  type AccessKeySecret,
  type Credentials,
} from "./credentials";
import { vendorFacts } from "./facts";
import type { ObjectStore, S3Store } from "./store";

type Of<P extends ParsedStore["provider"]> = Extract<ParsedStore, { provider: P }>;

const presets: { readonly [P in ParsedStore["provider"]]: (args: Of<P>) => ObjectStore } = {
  r2: ({ cloudflareAccountId, jurisdiction, credentials }) =>
    s3("r2", credentials, {
      endpoint: combine([cloudflareAccountId], (account) => {
        const scope = jurisdiction === undefined ? "" : `.${jurisdiction}`;
        return `https://${account}${scope}.r2.cloudflarestorage.com`;
      }),
      region: "auto",
    }),
  s3: ({ region, credentials, kmsKeyId }) => ({
    ...s3("s3", credentials, { endpoint: undefined, region }),
    ...(kmsKeyId === undefined ? {} : { serverSideEncryption: { kmsKeyId } }),
  }),
  b2: ({ region, credentials }) =>
    s3("b2", credentials, {
      endpoint: combine([region], (name) => `https://s3.${name}.backblazeb2.com`),
      region,
    }),
  hetzner: ({ location, credentials }) =>
    s3("hetzner", credentials, {
      endpoint: `https://${location}.your-objectstorage.com`,
      region: location,
    }),
  digitalocean: ({ region, credentials }) =>
    s3("digitalocean", credentials, {
      endpoint: combine([region], (name) => `https://${name}.digitaloceanspaces.com`),
      region,
    }),
  "s3-compatible": ({ endpoint, region, addressing, serverSideEncryption, ca, credentials }) => ({
    ...s3("s3-compatible", credentials, { endpoint, region }),
    addressing,
    serverSideEncryption,
    ca,
  }),
  gcs: ({ serviceAccountKey }) => ({
    protocol: "gs",
    vendor: "Google Cloud Storage",
    credentials:
      serviceAccountKey === undefined
        ? { kind: "pod-identity" }
        : { kind: "google-key", key: serviceAccountKey },
  }),
  azure: ({ storageAccount, accessKey }) => ({
    protocol: "azure",
    vendor: "Azure Blob Storage",
    credentials: { kind: "azure-key", account: storageAccount, key: accessKey },
  }),
};

/** Everything a client must know about the store that the arguments name. */
export function storeOf(args: ParsedStore): ObjectStore {
  return (presets[args.provider] as (args: ParsedStore) => ObjectStore)(args);
}

function s3(
  provider: keyof typeof vendorFacts,
  credentials: AccessKeys | AccessKeySecret | { readonly roleArn: Late<string> },
  where: Pick<S3Store, "endpoint" | "region">,
): S3Store {
  const { vendor, addressing, serverSideEncryption, checksums } = vendorFacts[provider];
  return {
    protocol: "s3",
    vendor,
    ...where,
    addressing,
    serverSideEncryption,
    checksums,
    ca: undefined,
    credentials: credentialsOf(credentials),
  };
}

function credentialsOf(
  args: AccessKeys | AccessKeySecret | { readonly roleArn: Late<string> },
): Credentials {
  if ("roleArn" in args) return { kind: "iam-role", roleArn: args.roleArn };
  if (isSecretReference(args)) return { kind: "access-key-secret", secret: args };
  return { kind: "access-keys", keys: args };
}
