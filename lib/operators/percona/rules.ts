import type { ParsedArgs } from "../../schema/database";
import type { RecoveryTarget } from "../../units/recovery-target";
import type { Violation } from "../violation";
import type { PerconaOptions } from "./schema";
import { operatorVersions, type PerconaVersion } from "./versions";

/** The arguments as the rules see them: every field checked, nothing yet said across fields. */
export interface Checked extends Pick<ParsedArgs, "postgresVersion"> {
  readonly operatorVersion: PerconaVersion;
  readonly users?: ParsedArgs["users"];
  readonly restore?: ParsedArgs["restore"];
  readonly backup?: ParsedArgs["backup"];
  readonly operatorDefaults?: ParsedArgs["operatorDefaults"];
  readonly percona: PerconaOptions;
}

/** What this operator cannot do although every field on its own is fine. */
export function argsViolations(args: Checked): readonly Violation[] {
  const { restore, percona } = args;
  return [
    ...versionViolations(args),
    ...backupViolations(args),
    ...modeViolations(args),
    ...targetViolations(["restore", "target"], restore?.target),
    ...inPlaceViolations(args),
    ...targetViolations(["percona", "inPlaceRestore", "target"], percona.inPlaceRestore?.target),
    ...userViolations(args),
  ];
}

function* versionViolations({
  operatorVersion,
  postgresVersion,
  percona,
}: Checked): Generator<Violation> {
  const { oldestPostgres, newestPostgres, crVersion } = operatorVersions[operatorVersion];
  if (postgresVersion < oldestPostgres || postgresVersion > newestPostgres) {
    yield {
      path: ["postgresVersion"],
      problem: `operator ${operatorVersion} runs PostgreSQL ${String(oldestPostgres)} to ${String(newestPostgres)}, got ${String(postgresVersion)}`,
      fix: "use one of these, or set operatorVersion to the operator that is installed",
    };
  }
  const pinned = percona.crVersion;
  if (pinned !== undefined && minorOf(pinned) > minorOf(crVersion)) {
    yield {
      path: ["percona", "crVersion"],
      problem: `operator ${operatorVersion} does not know the behaviour of ${pinned}, and would reconcile nothing`,
      fix: "pin a version the operator has, or set operatorVersion to the operator that is installed",
    };
  }
}

function minorOf(version: string): number {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major * 1000 + minor;
}

function* backupViolations({ operatorVersion, backup, restore }: Checked): Generator<Violation> {
  if (backup !== undefined) return;
  const fix = 'set backup: { bucketName, path: "..." }';
  if (restore !== undefined) {
    yield {
      path: ["backup"],
      problem:
        "expected a backup block, got nothing: once promoted, the database would have no repository and throw its WAL away",
      fix,
    };
  } else if (!operatorVersions[operatorVersion].runsWithoutBackups) {
    yield {
      path: ["backup"],
      problem: `expected a backup block, got nothing: operator ${operatorVersion} runs no cluster without a repository`,
      fix,
    };
  }
}

function* modeViolations({ restore }: Checked): Generator<Violation> {
  if (restore?.mode === "two-stage" && restore.target !== undefined) {
    yield {
      path: ["restore", "target"],
      problem:
        "a standby of the Percona operator always replays to the end of the source repository",
      fix: 'set restore.mode: "one-stage"; the database is then held by pg_hba until restore.enabled is false',
    };
  }
  if (restore?.mode === "one-stage" && restore.target === undefined) {
    yield {
      path: ["restore", "target"],
      problem:
        "expected a recovery target, got nothing: without one recovery ends early, and silently, when the store fails for a moment",
      fix: "set restore.target, or leave out mode to restore everything in two stages",
    };
  }
}

function* targetViolations(
  path: readonly string[],
  target: RecoveryTarget | undefined,
): Generator<Violation> {
  if (target === undefined) return;
  const { kind, exclusive, backup } = target;
  const isMoment = kind === "time" || kind === "lsn";
  if (exclusive && (kind === "name" || kind === "immediate")) {
    yield {
      path: [...path, "exclusive"],
      problem: `pgBackRest stops just before a time, an LSN or a transaction, not before a target of kind ${kind}`,
      fix: "remove exclusive",
    };
  }
  if (!isMoment && backup === undefined) {
    yield {
      path: [...path, "backup"],
      problem: `expected a base backup, got nothing: from a target of kind ${kind} pgBackRest cannot tell which backup ended before it, and takes the newest`,
      fix: 'name a backup that "pgbackrest info" lists and that ended before the target, such as "20261120-020000F"',
    };
  }
}

function* inPlaceViolations({ percona, backup, restore }: Checked): Generator<Violation> {
  if (percona.inPlaceRestore === undefined) return;
  if (backup === undefined) {
    yield {
      path: ["percona", "inPlaceRestore"],
      problem: "a restore in place reads the own archive, and there is none",
      fix: "remove inPlaceRestore",
    };
  }
  if (restore?.enabled === true) {
    yield {
      path: ["percona", "inPlaceRestore"],
      problem:
        "the restore block is still enabled: the own archive holds nothing yet, and the operator would go back to the source afterwards",
      fix: "set restore.enabled: false and let a base backup finish first",
    };
  }
}

/** The operator makes a Secret per role, and its CRD allows only what an object's name may hold. */
function* userViolations({ users = {} }: Checked): Generator<Violation> {
  for (const name of Object.keys(users)) {
    if (/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(name)) continue;
    yield {
      path: ["users", name],
      problem: `the Percona operator names no role "${name}": lower-case letters, digits and dashes inside are all it takes`,
      fix: "rename the role, or create it by SQL once the database runs",
    };
  }
}
