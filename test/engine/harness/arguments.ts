/** Arguments as the test program reads them: JSON, with `{ $secret }` and `{ $late }` for what JSON has no word for. */
export type Json = Readonly<Record<string, unknown>>;

export const secret = (name: string): Json => ({ $secret: name });
export const lateSecret = (value: string): Json => ({ $lateSecret: value });
export const late = (value: string): Json => ({ $late: value });

export const r2Config: Json = {
  cloudflareAccountId: "0123456789abcdef0123456789abcdef",
  accessKeyId: secret("accessKeyId"),
  secretAccessKey: secret("secretAccessKey"),
};

export const backup: Json = { bucketName: "own-backups", path: "orders", r2Config };
export const source: Json = { bucketName: "old-backups", s3Path: "old/orders/17", r2Config };

export const fresh: Json = { postgresVersion: 17, storage: { size: "10Gi" }, backup };
export const standby: Json = { ...fresh, restore: { enabled: true, ...source } };
export const promoted: Json = { ...fresh, restore: { enabled: false, ...source } };
