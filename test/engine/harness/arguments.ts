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

export const operators = ["zalando", "cloudnative-pg", "percona", "statefulset"] as const;
export type Operator = (typeof operators)[number];

const registry = "registry.example.com";

/** Roles for the neutral arguments that `own` has a password for. */
export const users: Json = { app: ["login"] };

/** What each operator wants beside the neutral arguments; a higher `release` means newer images and another password. */
export function own(operator: Operator, release = 6): Json {
  const tag = `17.${String(release)}`;
  if (operator === "cloudnative-pg")
    return { cloudNativePg: { imageName: `${registry}/postgresql:${tag}` } };
  if (operator === "percona") {
    const images = { postgres: `${registry}/postgres:${tag}`, pgBackRest: `${registry}/rest:2` };
    return { percona: { images } };
  }
  if (operator === "statefulset") {
    const app = { password: `app-password-${String(release)}` };
    const passwords = { postgres: { secretName: "postgres-password" }, app };
    const toolsImage = "rclone/rclone:1.74.1";
    return { statefulSet: { image: `postgres:${tag}`, toolsImage, passwords } };
  }
  return {};
}
