/** What differs between the operator's releases. */
export interface OperatorVersion {
  /** Whether object stores can be named in the Cluster itself. */
  readonly inTreeBarman: boolean;
  readonly source: string;
}

export const operatorVersions = {
  "1.29": { inTreeBarman: true, source: "v1.29 internal/webhook/v1/cluster_webhook.go" },
  "1.30": {
    inTreeBarman: true,
    source: "v1.30.1 internal/webhook/v1/cluster_webhook.go: warns that 1.31 removes it",
  },
  "1.31": {
    inTreeBarman: false,
    source: "the removal that v1.30.1 announces; 1.31.0 itself not read",
  },
} as const satisfies Readonly<Record<string, OperatorVersion>>;

export type CloudNativePgVersion = keyof typeof operatorVersions;
export const defaultVersion: CloudNativePgVersion = "1.30";
