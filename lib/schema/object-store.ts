import { z } from "zod";
import { chosenBy, hasKey, parseInto } from "./delegate";
import { late } from "./late-leaf";
import { fixSeparator, plain } from "./leaf";
import { objectName, secretKey } from "./kubernetes-leaves";
import * as leaf from "./object-store-leaves";
import { isArriving } from "./arriving";
import { masked, show } from "./show";
import { got, notAnObject, strict } from "./strict";
import { oneOf } from "./text";

export const secretKeyArgs = strict(
  "a key of an existing Secret: { secretName, key }",
  { secretName: late(objectName), key: plain(secretKey) },
  masked,
);

const accessKeys = strict(
  "an access key pair: { accessKeyId, secretAccessKey }",
  { accessKeyId: late(leaf.accessKeyId), secretAccessKey: late(leaf.secretAccessKey) },
  masked,
);

const accessKeySecret = strict("an existing Secret: { secretName }", {
  secretName: late(objectName),
  accessKeyIdKey: plain(secretKey).default("accessKeyId"),
  secretAccessKeyKey: plain(secretKey).default("secretAccessKey"),
});

const iamRole = strict("an IAM role: { roleArn }", { roleArn: late(leaf.roleArn) });

/** Chooses the form by the key that only that form has, so that the error speaks of the form the user meant. */
const keyCredentials = chosenBy(credentialsForm);
const awsCredentials = chosenBy((value) =>
  hasKey(value, "roleArn") ? iamRole : credentialsForm(value),
);

const jurisdiction = plain(
  oneOf(["eu", "fedramp"], "leave it out for buckets without a jurisdiction"),
).optional();

const r2Fields = { cloudflareAccountId: late(leaf.cloudflareAccountId), jurisdiction };

export const r2Config = strict(
  "an R2 configuration: { cloudflareAccountId, accessKeyId, secretAccessKey }",
  { ...r2Fields, accessKeyId: late(leaf.accessKeyId), secretAccessKey: late(leaf.secretAccessKey) },
  masked,
).transform(({ accessKeyId, secretAccessKey, ...r2 }) => ({
  provider: "r2" as const,
  ...r2,
  credentials: { accessKeyId, secretAccessKey },
}));

const stores = {
  r2: strict("an R2 store", {
    provider: z.literal("r2"),
    ...r2Fields,
    credentials: keyCredentials,
  }),
  s3: strict("an S3 store", {
    provider: z.literal("s3"),
    region: late(leaf.regionName),
    credentials: awsCredentials,
    kmsKeyId: late(leaf.kmsKeyId).optional(),
  }),
  b2: strict("a B2 store", {
    provider: z.literal("b2"),
    region: late(leaf.regionName),
    credentials: keyCredentials,
  }),
  hetzner: strict("a Hetzner store", {
    provider: z.literal("hetzner"),
    location: plain(oneOf(["fsn1", "nbg1", "hel1"], "write the location the bucket was made in")),
    credentials: keyCredentials,
  }),
  digitalocean: strict("a DigitalOcean store", {
    provider: z.literal("digitalocean"),
    region: late(leaf.regionName),
    credentials: keyCredentials,
  }),
  "s3-compatible": strict("an S3-compatible store", {
    provider: z.literal("s3-compatible"),
    endpoint: late(leaf.endpointUrl),
    region: late(leaf.regionName).default("us-east-1"),
    addressing: plain(
      oneOf(["path", "virtual-host"], "use path unless the server only answers at bucket.host"),
    ).default("path"),
    serverSideEncryption: plain(
      oneOf(["none", "AES256"], "use AES256 only when the server has SSE-S3 configured"),
    ).default("none"),
    ca: secretKeyArgs.optional(),
    credentials: keyCredentials,
  }),
  gcs: strict("a Google Cloud store", {
    provider: z.literal("gcs"),
    serviceAccountKey: secretKeyArgs.optional(),
  }),
  azure: strict("an Azure store", {
    provider: z.literal("azure"),
    storageAccount: late(leaf.storageAccount),
    accessKey: secretKeyArgs,
  }),
} as const;

export type StoreProvider = keyof typeof stores;
export type ParsedStore = { [P in StoreProvider]: z.output<(typeof stores)[P]> }[StoreProvider];

/** An object store of one of the given providers. */
export function objectStore(providers: readonly StoreProvider[], reason: string) {
  return z.unknown().transform((value, context): ParsedStore => {
    const provider = hasKey(value, "provider") ? value.provider : undefined;
    const known = providers.find((name) => name === provider);
    if (known !== undefined) return parseInto(stores[known], value, context);
    context.addIssue(wrongProvider(value, { providers, reason }));
    return z.NEVER;
  });
}

function wrongProvider(
  value: unknown,
  { providers, reason }: { readonly providers: readonly StoreProvider[]; readonly reason: string },
) {
  if (typeof value !== "object" || value === null || isArriving(value)) {
    return { code: "custom" as const, message: notAnObject("an object store", value) };
  }
  const provider = hasKey(value, "provider") ? value.provider : undefined;
  const exists = typeof provider === "string" && Object.hasOwn(stores, provider);
  const message = exists
    ? `${show(provider)} cannot be used here${fixSeparator}${reason}; use one of ${providers.join(", ")}`
    : `expected one of ${providers.join(", ")}, got ${got(provider)}${fixSeparator}name the vendor; any other server that speaks S3 is "s3-compatible"`;
  return { code: "custom" as const, path: ["provider"], message };
}

function credentialsForm(value: unknown) {
  return hasKey(value, "secretName") ? accessKeySecret : accessKeys;
}
