/** What differs between the operator's generations. */
export interface OperatorVersion {
  readonly oldestPostgres: number;
  readonly newestPostgres: number;
  /** Whether `spec.standby` takes a live host beside an archive path, and a slot. */
  readonly streamsBesideArchive: boolean;
  readonly source: string;
}

export const operatorVersions = {
  "1.15": {
    oldestPostgres: 13,
    newestPostgres: 17,
    streamsBesideArchive: false,
    source: "v1.15.1 manifests/postgresql.crd.yaml: version enum; standby oneOf",
  },
  "2.0": {
    oldestPostgres: 14,
    newestPostgres: 18,
    streamsBesideArchive: true,
    source: "v2.0.1 manifests/postgresql.crd.yaml: version enum; standby anyOf",
  },
} as const satisfies Readonly<Record<string, OperatorVersion>>;

export type ZalandoVersion = keyof typeof operatorVersions;
export const defaultVersion: ZalandoVersion = "2.0";
