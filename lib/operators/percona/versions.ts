/** What differs between the operator's releases. */
export interface OperatorVersion {
  /** `spec.crVersion` unless the user pins another. */
  readonly crVersion: string;
  readonly oldestPostgres: number;
  readonly newestPostgres: number;
  /** Whether a cluster may run without any repository (`backups.enabled`). */
  readonly runsWithoutBackups: boolean;
  /** Whether `users[].grantPublicSchemaAccess` exists: since PostgreSQL 15 roles may not create tables in `public`. */
  readonly grantsPublicSchema: boolean;
  /** Whether its pgBackRest (2.58 or later) speaks plain HTTP. */
  readonly plainHttp: boolean;
  readonly source: string;
}

export const operatorVersions = {
  "2.5": {
    crVersion: "2.5.0",
    oldestPostgres: 12,
    newestPostgres: 16,
    runsWithoutBackups: false,
    grantsPublicSchema: false,
    plainHttp: false,
    source: "v2.5.0 build/crd/percona/generated; deploy/cr.yaml: pgBackRest 2.53",
  },
  "2.8": {
    crVersion: "2.8.0",
    oldestPostgres: 13,
    newestPostgres: 18,
    runsWithoutBackups: true,
    grantsPublicSchema: true,
    plainHttp: false,
    source: "release notes of 2.7.0 and 2.8.2: pgBackRest 2.57; its CRD was not read",
  },
  "2.9": {
    crVersion: "2.9.0",
    oldestPostgres: 12,
    newestPostgres: 18,
    runsWithoutBackups: true,
    grantsPublicSchema: true,
    plainHttp: true,
    source: "v2.9.0 build/crd/percona/generated; deploy/cr.yaml: pgBackRest 2.58",
  },
  "3.0": {
    crVersion: "3.0.0",
    oldestPostgres: 12,
    newestPostgres: 18,
    runsWithoutBackups: true,
    grantsPublicSchema: true,
    plainHttp: true,
    source: "v3.0.0 build/crd/percona/generated",
  },
} as const satisfies Readonly<Record<string, OperatorVersion>>;

export type PerconaVersion = keyof typeof operatorVersions;
/** The newest whose own CRD the tests have. A cluster pinned to an older version runs under a newer operator, not the reverse. */
export const defaultVersion: PerconaVersion = "2.9";
