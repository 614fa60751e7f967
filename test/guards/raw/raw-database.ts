/** A database as somebody without this library would describe it. */
export interface RawDatabase {
  readonly name: string;
  readonly stage: "fresh" | "standby" | "promoted" | "recovering";
  /** Folder of the own archive in the bucket; left out for none. */
  readonly archive?: string | undefined;
  /** Folder of the source. */
  readonly source?: string;
  /** Time to recover to. */
  readonly target?: string;
  readonly version?: number;
  readonly size?: string;
  readonly retentionDays?: number;
  readonly instances?: number;
  readonly annotations?: Readonly<Record<string, string>>;
}

export interface RawObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace: string };
  readonly spec: Readonly<Record<string, unknown>>;
}

/** Writes every object of a database. */
export type RawWriter = (namespace: string, database: RawDatabase) => readonly RawObject[];

export const bucket = "own-backups";
export const sourceBucket = "old-backups";
export const endpointHost = "0123456789abcdef0123456789abcdef.r2.cloudflarestorage.com";

export const keys = (secret: string) => ({
  id: { name: secret, key: "accessKeyId" },
  secret: { name: secret, key: "secretAccessKey" },
});
