import type { Late } from "../late";

/** A key in a Secret of the database's namespace. */
export interface SecretKeyRef {
  readonly secretName: Late<string>;
  readonly key: string;
}

export interface AccessKeys {
  readonly accessKeyId: Late<string>;
  readonly secretAccessKey: Late<string>;
}

export interface AccessKeySecret {
  readonly secretName: Late<string>;
  readonly accessKeyIdKey: string;
  readonly secretAccessKeyKey: string;
}

/** How a database proves to a store who it is. Literal keys are on their way into a Secret; everything else refers to one. */
export type Credentials =
  | { readonly kind: "access-keys"; readonly keys: AccessKeys }
  | { readonly kind: "access-key-secret"; readonly secret: AccessKeySecret }
  | { readonly kind: "iam-role"; readonly roleArn: Late<string> }
  | { readonly kind: "google-key"; readonly key: SecretKeyRef }
  | { readonly kind: "azure-key"; readonly account: Late<string>; readonly key: SecretKeyRef }
  | { readonly kind: "pod-identity" };

export function isSecretReference(value: unknown): value is AccessKeySecret {
  return typeof value === "object" && value !== null && "secretName" in value;
}
