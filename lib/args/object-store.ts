import type * as pulumi from "@pulumi/pulumi";

/** A key in a Kubernetes Secret that already exists in the database's namespace. */
export interface SecretKeyArgs {
  /** Name of the Secret. */
  secretName: pulumi.Input<string>;
  /** Key inside the Secret. */
  key: string;
}

/** An S3 key pair. The library puts it into a Kubernetes Secret; no other resource ever holds it. */
export interface AccessKeyArgs {
  accessKeyId: pulumi.Input<string>;
  secretAccessKey: pulumi.Input<string>;
}

/** An S3 key pair in a Kubernetes Secret that already exists in the database's namespace. */
export interface AccessKeySecretArgs {
  /** Name of the Secret. */
  secretName: pulumi.Input<string>;
  /** @default "accessKeyId" */
  accessKeyIdKey?: string;
  /** @default "secretAccessKey" */
  secretAccessKeyKey?: string;
}

/** An AWS IAM role that the database's service account may assume (IRSA): no long-lived keys. */
export interface IamRoleArgs {
  /** @example "arn:aws:iam::123456789012:role/postgres-backups" */
  roleArn: pulumi.Input<string>;
}

export type KeyCredentialsArgs = AccessKeyArgs | AccessKeySecretArgs;

/**
 * Cloudflare R2. Endpoint `https://<account>.r2.cloudflarestorage.com`, region `auto`, path-style addressing, no
 * server-side-encryption header.
 */
export interface R2StoreArgs {
  provider: "r2";
  /** 32 hexadecimal digits. */
  cloudflareAccountId: pulumi.Input<string>;
  /** @default - the global jurisdiction */
  jurisdiction?: "eu" | "fedramp";
  credentials: KeyCredentialsArgs;
}

/** AWS S3. Virtual-host addressing; `AES256` server-side encryption. */
export interface AwsS3StoreArgs {
  provider: "s3";
  /** @example "eu-central-1" */
  region: pulumi.Input<string>;
  credentials: KeyCredentialsArgs | IamRoleArgs;
  /** A KMS key for server-side encryption. @default - SSE-S3 (`AES256`) */
  kmsKeyId?: pulumi.Input<string>;
}

/** Backblaze B2. Endpoint `https://s3.<region>.backblazeb2.com`. Needs an application key; the master key is refused by B2. */
export interface B2StoreArgs {
  provider: "b2";
  /** @example "us-west-004" */
  region: pulumi.Input<string>;
  credentials: KeyCredentialsArgs;
}

/** Hetzner Object Storage. Endpoint `https://<location>.your-objectstorage.com`. */
export interface HetznerStoreArgs {
  provider: "hetzner";
  location: "fsn1" | "nbg1" | "hel1";
  credentials: KeyCredentialsArgs;
}

/** DigitalOcean Spaces. Endpoint `https://<region>.digitaloceanspaces.com`. */
export interface SpacesStoreArgs {
  provider: "digitalocean";
  /** @example "fra1" */
  region: pulumi.Input<string>;
  credentials: KeyCredentialsArgs;
}

/** MinIO, Ceph, Garage, versitygw or any other server that speaks S3. */
export interface S3CompatibleStoreArgs {
  provider: "s3-compatible";
  /** Full URL without a bucket. @example "https://minio.storage.svc:9000" */
  endpoint: pulumi.Input<string>;
  /** @default "us-east-1" */
  region?: pulumi.Input<string>;
  /** @default "path" */
  addressing?: "path" | "virtual-host";
  /** The header that asks the server to encrypt. MinIO refuses it unless a KMS is configured. @default "none" */
  serverSideEncryption?: "none" | "AES256";
  /** PEM bundle of the authority that signed the server's certificate. @default - the image's own trust store */
  ca?: SecretKeyArgs;
  credentials: KeyCredentialsArgs;
}

/** Google Cloud Storage, over its own protocol. */
export interface GcsStoreArgs {
  provider: "gcs";
  /** A service account's JSON key in an existing Secret. @default - the pod's own identity (Workload Identity) */
  serviceAccountKey?: SecretKeyArgs;
}

/** Azure Blob Storage. */
export interface AzureStoreArgs {
  provider: "azure";
  storageAccount: pulumi.Input<string>;
  /** The storage account's access key in an existing Secret. */
  accessKey: SecretKeyArgs;
}

/** Where archives live. The provider decides endpoint, region, addressing, checksum and encryption facts. */
export type ObjectStoreArgs =
  | R2StoreArgs
  | AwsS3StoreArgs
  | B2StoreArgs
  | HetznerStoreArgs
  | SpacesStoreArgs
  | S3CompatibleStoreArgs
  | GcsStoreArgs
  | AzureStoreArgs;

/** Short form of {@link R2StoreArgs}. */
export interface R2ConfigArgs extends AccessKeyArgs {
  /** 32 hexadecimal digits. */
  cloudflareAccountId: pulumi.Input<string>;
  /** @default - the global jurisdiction */
  jurisdiction?: "eu" | "fedramp";
}

/** A store in its long form (`objectStore`) or as R2's short form (`r2Config`); never both. */
export type StoreChoice<Store extends ObjectStoreArgs = ObjectStoreArgs> =
  | { objectStore: Store; r2Config?: never }
  | { objectStore?: never; r2Config: R2ConfigArgs }
  | { objectStore?: never; r2Config?: never };
