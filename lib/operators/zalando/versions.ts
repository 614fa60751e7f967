/** What differs between the operator's generations. */
export interface OperatorVersion {
  readonly oldestPostgres: number;
  readonly newestPostgres: number;
  /** Whether `spec.standby` takes a live host beside an archive path, and a slot. */
  readonly streamsBesideArchive: boolean;
  readonly source: string;
  readonly defaultImage: DefaultImage;
}

/** What the Spilo image can do that the operator runs unless told otherwise. */
interface DefaultImage {
  readonly name: string;
  /** Whether its wal-g names the session when it asks AWS for a role. */
  readonly assumesRoles: boolean;
  /** Whether it leaves the way to Google open when there is no key, so that wal-g takes the pod's identity. */
  readonly usesPodIdentity: boolean;
  readonly source: string;
}

export const operatorVersions = {
  "1.15": {
    oldestPostgres: 13,
    newestPostgres: 17,
    streamsBesideArchive: false,
    source: "v1.15.1 manifests/postgresql.crd.yaml: version enum; standby oneOf",
    defaultImage: {
      name: "spilo-17:4.0-p3",
      assumesRoles: false,
      usesPodIdentity: true,
      source: "wal-g 3.0.5: zalando/spilo#1009, wal-g/wal-g#1810",
    },
  },
  "2.0": {
    oldestPostgres: 14,
    newestPostgres: 18,
    streamsBesideArchive: true,
    source: "v2.0.1 manifests/postgresql.crd.yaml: version enum; standby anyOf",
    defaultImage: {
      name: "spilo-18:4.1-p2",
      assumesRoles: true,
      usesPodIdentity: false,
      source: "wal-g 3.0.8; zalando/spilo#1211",
    },
  },
} as const satisfies Readonly<Record<string, OperatorVersion>>;

export type ZalandoVersion = keyof typeof operatorVersions;
export const defaultVersion: ZalandoVersion = "2.0";
