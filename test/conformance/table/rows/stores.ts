/** Stores as the rows of every operator name them. */
export const r2 = {
  r2Config: {
    cloudflareAccountId: "0123456789abcdef0123456789abcdef",
    accessKeyId: "xxx",
    secretAccessKey: "yyy",
  },
};

export const azure = {
  provider: "azure",
  storageAccount: "dbbackups",
  accessKey: { secretName: "azure-key", key: "accountKey" },
};

export const awsRole = {
  provider: "s3",
  region: "eu-central-1",
  credentials: { roleArn: "arn:aws:iam::123456789012:role/postgres-backups" },
};

export const recoveryTime = { time: "2026-11-20T12:00:00Z" };
