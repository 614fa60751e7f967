import type { z } from "zod";
import type { Late } from "../../late";
import type { ParsedArgs } from "../../schema/database";
import { addViolations, type Violation } from "../violation";
import { storeViolations } from "./store-rules";
import { operatorVersions, type ZalandoVersion } from "./versions";

/** The arguments as the rules see them: every field checked, nothing yet said across fields. */
export interface Checked extends Pick<ParsedArgs, "postgresVersion" | "instances"> {
  readonly operatorVersion: ZalandoVersion;
  readonly users?: ParsedArgs["users"];
  readonly databases?: ParsedArgs["databases"];
  readonly restore?: ParsedArgs["restore"];
  readonly backup?: ParsedArgs["backup"];
  readonly operatorDefaults?: ParsedArgs["operatorDefaults"];
  readonly zalando?: { readonly dockerImage?: Late<string> | undefined } | undefined;
}

/** What this operator cannot do although every field on its own is fine. */
export function argsProblems(args: Checked, context: z.core.$RefinementCtx): void {
  addViolations(context, [
    ...versionViolations(args),
    ...standbyViolations(args),
    ...cloneViolations(args),
    ...retentionViolations(args),
    ...storeViolations(args),
    ...nameViolations(args),
  ]);
}

function* versionViolations({ operatorVersion, postgresVersion }: Checked): Generator<Violation> {
  const { oldestPostgres, newestPostgres } = operatorVersions[operatorVersion];
  if (postgresVersion >= oldestPostgres && postgresVersion <= newestPostgres) return;
  yield {
    path: ["postgresVersion"],
    problem: `operator ${operatorVersion} runs PostgreSQL ${String(oldestPostgres)} to ${String(newestPostgres)}, got ${String(postgresVersion)}`,
    fix: "use one of these, or set operatorVersion to the operator that is installed",
  };
}

function* standbyViolations({
  operatorVersion,
  instances,
  restore,
}: Checked): Generator<Violation> {
  if (restore?.mode !== "two-stage") return;
  if (restore.enabled && instances > 1) {
    yield {
      path: ["instances"],
      problem: `a standby of the Zalando operator is one pod, got ${String(instances)}`,
      fix: "set instances: 1 while restore.enabled is true, and raise it after the promotion",
    };
  }
  if (restore.target !== undefined) {
    yield {
      path: ["restore", "target"],
      problem: "a standby of the Zalando operator always replays to the end of the archive",
      fix: 'set restore.mode: "one-stage" to recover to a point in time; the database is then writable at once',
    };
  }
  if (restore.streamFrom !== undefined && !operatorVersions[operatorVersion].streamsBesideArchive) {
    yield {
      path: ["restore", "streamFrom"],
      problem: `operator ${operatorVersion} takes either an archive or a live server, not both`,
      fix: 'remove streamFrom, or upgrade the operator and set operatorVersion: "2.0"',
    };
  }
}

function* cloneViolations({ restore, backup, operatorDefaults }: Checked): Generator<Violation> {
  if (restore?.mode !== "one-stage") return;
  if (restore.target === undefined) {
    yield {
      path: ["restore", "target"],
      problem:
        "expected a recovery target, got nothing: without a time the operator copies from a live cluster instead of the archive",
      fix: 'set restore.target: { time: "..." }, or leave out mode to restore everything in two stages',
    };
  }
  if (restore.streamFrom !== undefined) {
    yield {
      path: ["restore", "streamFrom"],
      problem: "a recovery to a point in time follows nobody",
      fix: "remove streamFrom",
    };
  }
  const store = restore.store ?? backup?.store ?? operatorDefaults?.store;
  if (store?.provider === "gcs") {
    yield {
      path: ["restore", "mode"],
      problem:
        "the Zalando operator recovers to a point in time from S3 only: spec.clone has no GCS path",
      fix: "leave out mode and target to restore everything in two stages",
    };
  }
}

function* retentionViolations({ backup }: Checked): Generator<Violation> {
  const retention = backup?.retention;
  const number = retention?.kind === "window" ? retention.days : retention?.fullBackups;
  if (number === undefined || number >= 2) return;
  yield {
    path: ["backup", "retention"],
    problem: "Spilo keeps at least 2 backups of at least 2 days, got a retention of 1",
    fix: 'set backup.retention: "2d" or more',
  };
}

/** What v1.15.1 pkg/cluster/cluster.go takes, which is less than its CRD does: its userRegexp and databaseNameRegexp. */
function* nameViolations({ users = {}, databases = {} }: Checked): Generator<Violation> {
  for (const name of Object.keys(users)) {
    if (/^[a-z0-9]([-_a-z0-9]*[a-z0-9])?$/.test(name)) continue;
    yield {
      path: ["users", name],
      problem: `the Zalando operator gives up at a role named "${name}": it would create no such cluster, and never sync a running one again`,
      fix: "let the name begin and end with a letter or digit, or create the role by SQL once the database runs",
    };
  }
  const secrets = new Map<string, string>();
  for (const name of Object.keys(users)) {
    const other = secrets.get(name.replaceAll("_", "-"));
    secrets.set(name.replaceAll("_", "-"), name);
    if (other === undefined) continue;
    yield {
      path: ["users", name],
      problem: `"${name}" and "${other}" would share one Secret, which holds one password: its name has dashes for underscores`,
      fix: "rename one of the two roles",
    };
  }
  for (const name of Object.keys(databases)) {
    if (/^[a-z_][a-z0-9_]*$/.test(name)) continue;
    yield {
      path: ["databases", name],
      problem: `the Zalando operator skips a database named "${name}": it would be missing, and only a line in the operator's log would say so`,
      fix: "write the name without dashes, or create the database by SQL once the server runs",
    };
  }
}
