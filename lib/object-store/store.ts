import type { Late } from "../late";
import type { Credentials, SecretKeyRef } from "./credentials";

/** A server that speaks S3, with everything a client must know to reach it. */
export interface S3Store {
  readonly protocol: "s3";
  readonly vendor: string;
  /** Full URL without bucket; undefined for AWS, whose clients derive it from the region. */
  readonly endpoint: Late<string> | undefined;
  readonly region: Late<string>;
  readonly addressing: "path" | "virtual-host";
  readonly serverSideEncryption: "none" | "AES256" | { readonly kmsKeyId: Late<string> };
  readonly checksums: "when_required" | "when_supported";
  readonly ca: SecretKeyRef | undefined;
  readonly credentials: Credentials;
}

export interface GcsStore {
  readonly protocol: "gs";
  readonly vendor: string;
  readonly credentials: Credentials;
}

export interface AzureStore {
  readonly protocol: "azure";
  readonly vendor: string;
  readonly credentials: Credentials;
}

export type ObjectStore = S3Store | GcsStore | AzureStore;
