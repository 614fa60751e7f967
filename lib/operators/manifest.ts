import type { Late } from "../late";

export interface ManifestMetadata {
  readonly name: string;
  readonly namespace: Late<string>;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, Late<string>>>;
}

interface Common {
  /** What the object is for. Names the Pulumi resource, so it never changes once released. */
  readonly role: string;
  readonly metadata: ManifestMetadata;
}

/** A custom resource or other object that holds no secret. */
export interface ObjectManifest extends Common {
  readonly type: "object";
  readonly apiVersion: string;
  readonly kind: string;
  /** Everything beside apiVersion, kind and metadata: `{ spec }`, `{ data }`, `{ rules }`. */
  readonly body: Readonly<Record<string, unknown>>;
  /** True for the object whose deletion deletes data: guarded against unsafe changes and, by default, protected. */
  readonly holdsData: boolean;
  /** True for what stays in the cluster when the database's resources are deleted, and is taken up again when they come back. */
  readonly isRetained?: boolean;
  /** Paths such as `spec.bootstrap` that count at creation only: later edits of them are no change. */
  readonly creationOnly?: readonly string[];
}

/** A Secret; its values reach no other object. */
export interface SecretManifest extends Common {
  readonly type: "secret";
  readonly values: Readonly<Record<string, Late<string>>>;
}

/** One Kubernetes object as it will be sent, apart from leaves that are still late. */
export type Manifest = ObjectManifest | SecretManifest;
