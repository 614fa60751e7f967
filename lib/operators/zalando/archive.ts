import { archiveUrl } from "../../plan/archive";
import type { OwnArchive, Source } from "../../plan/types";
import type { AdditionalVolume, CloneSpec, EnvVar, StandbySpec } from "./spec";
import { storeEnv, type CredentialPlace } from "./store-env";

/** The own archive's environment: what Spilo backs up to, when, and how long it keeps it. */
export function archiveEnv(archive: OwnArchive, place: CredentialPlace): readonly EnvVar[] {
  const { store, schedule, retention } = archive;
  const prefixName = store.protocol === "gs" ? "WALG_GS_PREFIX" : "WALG_S3_PREFIX";
  const kept = retention.kind === "window" ? retention.days : retention.fullBackups;
  return [
    // Spilo 4.0 falls back to WAL-E without it; 4.1 ignores it.
    { name: "USE_WALG_BACKUP", value: "true" },
    { name: prefixName, value: archiveUrl(archive) },
    // The operator's own wal_s3_bucket arrives under this name, and Spilo looks for S3 before it looks for Google: it would
    // archive there. spec.env wins by name, and Spilo takes nothing for not set.
    ...(store.protocol === "gs" ? [{ name: "WAL_S3_BUCKET", value: "" }] : []),
    ...storeEnv("", store, place),
    { name: "WALG_PREVENT_WAL_OVERWRITE", value: "true" },
    { name: "BACKUP_SCHEDULE", value: schedule },
    // Both a least number of backups and a least age in days (Spilo postgres_backup.sh).
    { name: "BACKUP_NUM_TO_RETAIN", value: String(kept) },
  ];
}

/** Stage 1: how the standby reaches its source. The path itself goes into spec.standby, from which the operator derives it. */
export function standbyEnv(source: Source, place: CredentialPlace): readonly EnvVar[] {
  // Spilo 4.0 restores with WAL-E from GCS without it; 4.1 ignores it.
  return [
    ...storeEnv("STANDBY_", source.store, place),
    { name: "STANDBY_USE_WALG_RESTORE", value: "true" },
  ];
}

export function standbySpec(source: Source): StandbySpec {
  const path = source.store.protocol === "gs" ? "gs_wal_path" : "s3_wal_path";
  return { [path]: archiveUrl(source), ...streamSpec(source) };
}

function streamSpec({ streamFrom }: Source): StandbySpec {
  if (streamFrom === undefined) return {};
  const { host, port, slot } = streamFrom;
  return {
    standby_host: host,
    standby_port: String(port),
    ...(slot !== undefined && { standby_primary_slot_name: slot }),
  };
}

/** One stage: recovery to a time. Keys stay out of it although the CRD has fields for them, because it would hold them in clear. */
export function cloneSpec(cluster: string, timestamp: string, source: Source): CloneSpec {
  const { store } = source;
  // Only path style: spec.clone has no form for virtual hosts, so the environment carries those.
  const endpoint =
    store.protocol === "s3" && store.addressing === "path" ? store.endpoint : undefined;
  return {
    cluster,
    timestamp,
    s3_wal_path: archiveUrl(source),
    ...(endpoint !== undefined && { s3_endpoint: endpoint, s3_force_path_style: true }),
  };
}

export function cloneEnv(source: Source, place: CredentialPlace): readonly EnvVar[] {
  return storeEnv("CLONE_", source.store, place);
}

/** Credentials and authorities that WAL-G reads from files. */
export function volumesFor(
  name: string,
  { store }: OwnArchive | Source,
  place: CredentialPlace,
): readonly AdditionalVolume[] {
  const key = store.credentials.kind === "google-key" ? store.credentials.key : undefined;
  const ca = store.protocol === "s3" ? store.ca : undefined;
  return [
    ...(key ? [secretVolume(name, place.mountPath, key.secretName)] : []),
    ...(ca ? [secretVolume(`${name}-ca`, `${place.mountPath}-ca`, ca.secretName)] : []),
  ];
}

function secretVolume(
  name: string,
  mountPath: string,
  secretName: AdditionalVolume["volumeSource"]["secret"]["secretName"],
): AdditionalVolume {
  return {
    name,
    mountPath,
    targetContainers: ["postgres"],
    volumeSource: { secret: { secretName } },
  };
}
