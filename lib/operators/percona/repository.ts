import { combine, type Late } from "../../late";
import type { ObjectStore, S3Store } from "../../object-store/store";
import type { Archive } from "../../plan/archive";
import { endpointOf, type Asking } from "./endpoint";
import type { GlobalOptions, RepoName, RepoSpec, SecretProjection } from "./spec";

/** Where the operator mounts `configuration`; pgBackRest reads the files there that end in `.conf`. */
const configurationFolder = "/etc/pgbackrest/conf.d";

/** One archive as a pgBackRest repository. */
export interface Repository {
  /** Names its files, which share one folder with those of the other repository. */
  readonly label: "own" | "source";
  readonly name: RepoName;
  readonly archive: Archive;
  /** The Secret that the library makes for literal keys. */
  readonly secretName: string;
  /** Which key of the user's own Secret holds a ready configuration. */
  readonly confKey: string | undefined;
}

export function repoSpec({ name, archive }: Repository, asking: Asking): RepoSpec {
  const { bucket, store } = archive;
  if (store.protocol !== "s3") return { name, gcs: { bucket } };
  return { name, s3: { bucket, endpoint: endpointOf(store, asking), region: store.region } };
}

export function globalOptions(repository: Repository): GlobalOptions {
  const { name, archive } = repository;
  const options = {
    path: combine([archive.path], (path) => `/${path}`),
    ...(archive.store.protocol === "s3"
      ? s3Options(repository, archive.store)
      : gcsOptions(repository, archive.store)),
  };
  return Object.fromEntries(
    Object.entries(options).map(([option, value]) => [`${name}-${option}`, value]),
  );
}

function s3Options(repository: Repository, store: S3Store): Readonly<Record<string, Late<string>>> {
  const { addressing, serverSideEncryption: encryption, ca, credentials } = store;
  return {
    "s3-uri-style": addressing === "path" ? "path" : "host",
    ...(credentials.kind === "iam-role" && { "s3-key-type": "web-id" }),
    ...(typeof encryption === "object" && { "s3-kms-key-id": encryption.kmsKeyId }),
    ...(ca && { "storage-ca-file": mounted(repository, "ca.crt") }),
  };
}

function gcsOptions(
  repository: Repository,
  { credentials }: ObjectStore,
): Readonly<Record<string, string>> {
  return credentials.kind === "google-key"
    ? { "gcs-key": mounted(repository, "gcs-key.json") }
    : { "gcs-key-type": "auto" };
}

/** What of the repository lies in Secrets, each under a file name of its own. */
export function projections(repository: Repository): readonly SecretProjection[] {
  const { label, name: number, archive, secretName, confKey } = repository;
  const { credentials } = archive.store;
  const ca = archive.store.protocol === "s3" ? archive.store.ca : undefined;
  // Stage 2 takes this Secret away before the operator has recreated every pod. The kubelet refreshes nothing of a volume
  // that still requires it, so such a pod would keep its keys and go on writing to the source.
  const optional = number === "repo2" && ({ optional: true } as const);
  const file = (name: Late<string>, key: string, path: string): SecretProjection => ({
    secret: { name, items: [{ key, path }], ...optional },
  });
  return [
    ...(credentials.kind === "access-keys"
      ? [file(secretName, `${label}.conf`, `${label}.conf`)]
      : []),
    ...(credentials.kind === "access-key-secret" && confKey !== undefined
      ? [file(credentials.secret.secretName, confKey, `${label}.conf`)]
      : []),
    ...(credentials.kind === "google-key"
      ? [file(credentials.key.secretName, credentials.key.key, `${label}-gcs-key.json`)]
      : []),
    ...(ca ? [file(ca.secretName, ca.key, `${label}-ca.crt`)] : []),
  ];
}

/**
 * What the operator does with a source, a section each: restore, replay, and whatever `info` is asked by hand (v2.5.0 and
 * v2.9.0 `internal/pgbackrest/reconcile.go` ReplicaCreateCommand, `postgres.go`, `percona/pgbackrest/pgbackrest.go`).
 */
export const sourceSections = ["[global:archive-get]", "[global:restore]", "[global:info]"];

/**
 * At stage 2 the operator promotes first and takes the source out of the configuration last (v2.9.0
 * `internal/controller/postgrescluster/controller.go`), and `archive-push` goes to every repository it finds. Without a key
 * for the second it refuses with `[037] requires option: repo2-s3-key` before it writes anything, and PostgreSQL tries
 * again until the source is gone. So do `stanza-create` and `backup`, which nothing runs until then.
 */
function sectionsOf(name: RepoName): readonly string[] {
  return name === "repo2" ? sourceSections : ["[global]"];
}

/** The Secret for keys given as literals: a pgBackRest configuration. */
export function secretValues({
  label,
  name,
  archive,
}: Repository): Readonly<Record<string, Late<string>>> {
  const { credentials } = archive.store;
  if (credentials.kind !== "access-keys") return {};
  const { accessKeyId, secretAccessKey } = credentials.keys;
  const text = combine([accessKeyId, secretAccessKey], (id, key) =>
    sectionsOf(name)
      .map((section) => `${section}\n${name}-s3-key=${id}\n${name}-s3-key-secret=${key}\n`)
      .join(""),
  );
  return { [`${label}.conf`]: text };
}

function mounted({ label }: Repository, file: string): string {
  return `${configurationFolder}/${label}-${file}`;
}
