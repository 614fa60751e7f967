import { account, bare, keys, type Tree } from "../../fixtures";

/** The three blocks that may name a store, and where a setting of it arrives. */
export interface Block {
  readonly name: "backup" | "restore" | "operatorDefaults";
  readonly prefix: "" | "STANDBY_";
  readonly secret: string;
  /** Arguments whose block lacks nothing but a store. */
  readonly base: Tree;
}

const places = { bucketName: "some-bucket" };
export const blocks: readonly Block[] = [
  {
    name: "backup",
    prefix: "",
    secret: "archive-credentials",
    base: { ...bare, backup: { path: "orders", ...places } },
  },
  {
    name: "operatorDefaults",
    prefix: "",
    secret: "archive-credentials",
    base: { ...bare, backup: { path: "orders" }, operatorDefaults: { ...places } },
  },
  {
    name: "restore",
    prefix: "STANDBY_",
    secret: "source-credentials",
    base: { ...bare, restore: { enabled: true, s3Path: "old/orders/17", ...places } },
  },
];

export const existing = { secretName: "store-keys" };
export const reference = { secretName: "store-files", key: "file.pem" };
export const role = { roleArn: "arn:aws:iam::123456789012:role/postgres/backups" };

export const stores = {
  r2: { provider: "r2", cloudflareAccountId: account, credentials: keys },
  s3: { provider: "s3", region: "eu-central-1", credentials: keys },
  "s3 with a role": { provider: "s3", region: "eu-central-1", credentials: role },
  "s3 with a Secret": { provider: "s3", region: "eu-central-1", credentials: existing },
  b2: { provider: "b2", region: "us-west-004", credentials: keys },
  hetzner: { provider: "hetzner", location: "fsn1", credentials: keys },
  digitalocean: { provider: "digitalocean", region: "fra1", credentials: keys },
  "s3-compatible": {
    provider: "s3-compatible",
    endpoint: "https://minio.storage.svc:9000",
    credentials: keys,
  },
  gcs: { provider: "gcs", serviceAccountKey: reference },
} as const;

export type StoreForm = keyof typeof stores;

/** A row's arguments in a block: with one of the stores above, or with what is given. */
export function within({ name, base }: Block, form: StoreForm, objectStore: object = stores[form]) {
  return { form, base: { ...base, [name]: { ...(base[name] as Tree), objectStore } } };
}
