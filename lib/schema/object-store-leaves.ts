import { text } from "./text";

export const bucketName = text({
  expected: "a bucket name: 3 to 63 lower-case letters, digits, dashes, dots and underscores",
  fix: "write the bucket's name alone, without s3://, a path or an endpoint",
  pattern: /^[a-z0-9][a-z0-9._-]{1,61}[a-z0-9]$/,
  longest: 63,
  unless: (value) => value.includes(".."),
});

/**
 * A path inside a bucket. Narrower than what S3 allows: the path goes through shells, envdir files and the kubelet's `$(...)`
 * expansion inside database images, and must mean the same in each.
 */
export const archivePath = text({
  expected:
    'a path inside the bucket such as "backups/orders/17": letters, digits, . _ = and -, parts separated by single slashes',
  fix: "write it without s3://, without the bucket, without a slash at either end and without . or .. parts",
  pattern: /^[A-Za-z0-9._=-]+(\/[A-Za-z0-9._=-]+)*$/,
  longest: 512,
  unless: (value) => value.includes("..") || value.split("/").includes("."),
});

export const cloudflareAccountId = text({
  expected: "a Cloudflare account id: 32 hexadecimal digits",
  fix: "copy it from the R2 overview page of the Cloudflare dashboard",
  pattern: /^[0-9a-f]{32}$/,
  longest: 32,
});

/** Printable ASCII without blanks: what every vendor's key pairs are made of. */
const keyPattern = /^[\x21-\x7e]+$/;

export const accessKeyId = text({
  expected: "an access key id: printable characters without blanks",
  fix: "pass the key id, best as a secret from your stack's configuration",
  pattern: keyPattern,
  longest: 256,
  secret: true,
});

export const secretAccessKey = text({
  expected: "a secret access key: printable characters without blanks",
  fix: "pass the secret key, best as a secret from your stack's configuration",
  pattern: keyPattern,
  longest: 512,
  secret: true,
});

export const regionName = text({
  expected: 'a region such as "eu-central-1"',
  fix: "write the region the bucket is in; S3 signatures depend on it",
  pattern: /^[a-z0-9][a-z0-9-]*$/,
  longest: 63,
});

export const endpointUrl = text({
  expected: 'an endpoint URL such as "https://minio.storage.svc:9000"',
  fix: "write scheme, host and port only: no bucket, path, query or credentials",
  pattern: /^https?:\/\/(\[[0-9a-fA-F:]+\]|[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?)(:[0-9]{1,5})?$/,
  longest: 253,
});

export const hostName = text({
  expected: "a host name or an IP address",
  fix: "write the host alone, without scheme, port or path",
  pattern: /^[A-Za-z0-9]([A-Za-z0-9.:-]*[A-Za-z0-9])?$/,
  longest: 253,
});

/** What PostgreSQL takes as the name of a replication slot. */
export const slotName = text({
  expected:
    "the name of a replication slot: lower-case letters, digits and underscores, at most 63",
  fix: "write it as pg_replication_slots lists it",
  pattern: /^[a-z0-9_]+$/,
  longest: 63,
});

export const roleArn = text({
  expected: 'an IAM role such as "arn:aws:iam::123456789012:role/postgres-backups"',
  fix: "write the role's full ARN",
  pattern: /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/,
  longest: 512,
});

export const kmsKeyId = text({
  expected: "a KMS key: its id, alias or ARN",
  fix: "write the key in the bucket's region",
  pattern: /^[A-Za-z0-9:/_-]+$/,
  longest: 512,
});

export const storageAccount = text({
  expected: "an Azure storage account: 3 to 24 lower-case letters and digits",
  fix: "write the account's name, not its URL",
  pattern: /^[a-z0-9]{3,24}$/,
  longest: 24,
});
