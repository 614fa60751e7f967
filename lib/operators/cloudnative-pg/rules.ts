import type { z } from "zod";
import { addViolations, type Violation } from "../violation";
import type { Checked } from "./checked";
import { topologyViolations } from "./topology-rules";
import { operatorVersions } from "./versions";

/** What this operator cannot do although every field on its own is fine. */
export function argsProblems(args: Checked, context: z.core.$RefinementCtx): void {
  addViolations(context, [
    ...archiverViolations(args),
    ...modeViolations(args),
    ...targetViolations(args),
    ...applicationViolations(args),
    ...storeViolations(args),
    ...topologyViolations(args),
    ...backupViolations(args),
  ]);
}

function* archiverViolations({
  operatorVersion,
  cloudNativePg,
  backup,
}: Checked): Generator<Violation> {
  if (cloudNativePg.archiver === "in-tree" && !operatorVersions[operatorVersion].inTreeBarman) {
    yield {
      path: ["cloudNativePg", "archiver"],
      problem: `operator ${operatorVersion} no longer knows object stores in the Cluster itself: they would be dropped without an error, and nothing archived`,
      fix: 'set archiver: "plugin"; it reads and continues the same archive under the same server name',
    };
  }
  if (backup?.retention.kind === "count") {
    yield {
      path: ["backup", "retention"],
      problem: "Barman Cloud keeps a recovery window, not a number of backups",
      fix: 'write a window such as "30d"',
    };
  }
}

function* backupViolations({ backup, cloudNativePg: { backups } }: Checked): Generator<Violation> {
  if (backup === undefined && backups.length > 0) {
    yield {
      path: ["cloudNativePg", "backups"],
      problem: "there is no archive to put a base backup into",
      fix: "add a backup block",
    };
  }
  const twice = backups.find((name, at) => backups.indexOf(name) !== at);
  if (twice !== undefined) {
    yield {
      path: ["cloudNativePg", "backups"],
      problem: `"${twice}" is named twice`,
      fix: "give each backup a name of its own",
    };
  }
}

function* modeViolations({ restore, cloudNativePg }: Checked): Generator<Violation> {
  if (restore !== undefined && cloudNativePg.import !== undefined) {
    yield {
      path: ["cloudNativePg", "import"],
      problem: "a database is either restored from an archive or imported from a live server",
      fix: "remove import, or leave restore out",
    };
  }
  if (restore?.mode === "two-stage" && restore.target !== undefined) {
    yield {
      path: ["restore", "target"],
      problem: "a replica cluster ignores recovery targets and replays to the end of the archive",
      fix: 'set restore.mode: "one-stage"; the database is then held by pg_hba until restore.enabled is false',
    };
  }
  if (restore?.mode !== "one-stage") return;
  if (restore.target === undefined) {
    yield {
      path: ["restore", "target"],
      problem:
        "expected a recovery target, got nothing: without one recovery ends early, and silently, when the store fails for a moment",
      fix: "set restore.target, or leave out mode to restore everything in two stages",
    };
  }
  if (restore.streamFrom !== undefined) {
    yield {
      path: ["restore", "streamFrom"],
      problem: "a recovery to a moment follows nobody",
      fix: "remove streamFrom",
    };
  }
}

/**
 * The operator chooses a base backup by time or LSN; for other targets it must be told (CRD rule on `recoveryTarget`). On a
 * numbered timeline it looks at no backup of an earlier one (barman-cloud v0.5.1 `pkg/catalog/catalog.go` FindBackupInfo).
 */
function* targetViolations({ restore }: Checked): Generator<Violation> {
  const target = restore?.target;
  if (target === undefined || target.backup !== undefined) return;
  const path = ["restore", "target", "backup"];
  if (target.kind === "xid" || target.kind === "name" || target.kind === "immediate") {
    yield {
      path,
      problem: `expected a base backup, got nothing: from a target of kind ${target.kind} nobody can tell which backup ended before it`,
      fix: "name a backup that the archive's catalogue lists and that ended before the target",
    };
  } else if (target.timeline !== undefined) {
    yield {
      path,
      problem: `expected a base backup, got nothing: Barman Cloud would look only at backups taken on timeline ${String(target.timeline)} itself, find none where a failover began it after the last one, and never start the recovery`,
      fix: "name a backup that the archive's catalogue lists and that ended before the target, or leave out timeline to follow the latest",
    };
  }
}

function* applicationViolations({
  databases = {},
  users = {},
  cloudNativePg,
}: Checked): Generator<Violation> {
  const { applicationDatabase, passwordSecrets } = cloudNativePg;
  const names = Object.keys(databases);
  if (applicationDatabase === undefined && names.length > 1) {
    yield {
      path: ["cloudNativePg", "applicationDatabase"],
      problem: `expected one of databases (${names.join(", ")}), got nothing`,
      fix: "name the database that the operator creates first and whose owner's password it keeps through a restore",
    };
  }
  if (applicationDatabase !== undefined && !names.includes(applicationDatabase)) {
    yield {
      path: ["cloudNativePg", "applicationDatabase"],
      problem: `"${applicationDatabase}" is not one of databases`,
      fix: `add databases: { ${applicationDatabase}: { owner: "..." } }`,
    };
  }
  for (const role of Object.keys(passwordSecrets).filter(
    (name) => !Object.hasOwn(users, name) && name !== "app",
  )) {
    yield {
      path: ["cloudNativePg", "passwordSecrets", role],
      problem: `"${role}" is not one of users`,
      fix: `add users: { ${role}: ["login"] }`,
    };
  }
}

function* storeViolations({
  restore,
  backup,
  operatorDefaults,
  cloudNativePg,
}: Checked): Generator<Violation> {
  const peer = cloudNativePg.topology?.peer;
  for (const [block, place] of [
    [["restore"], restore],
    [["backup"], backup],
    [["operatorDefaults"], operatorDefaults],
    [["cloudNativePg", "topology", "peer"], peer],
  ] as const) {
    const store = place?.store;
    if (store?.provider !== "s3-compatible" || store.addressing === "path") continue;
    yield {
      path: [...block, "objectStore", "addressing"],
      problem: "Barman Cloud addresses servers with an endpoint by path only",
      fix: "leave addressing out, or use an object store that answers to paths",
    };
  }
}
