import type { ParsedArgs } from "../../schema/database";
import type { ParsedStore } from "../../schema/object-store";
import type { Violation } from "../violation";
import { passwordSecretName, superuser } from "./passwords";
import type { StatefulSetOptions } from "./schema";

/** The arguments as the rules see them: every field checked, nothing yet said across fields. */
export interface Checked extends Pick<ParsedArgs, "instances"> {
  readonly name?: string | undefined;
  readonly users?: ParsedArgs["users"];
  readonly parameters?: ParsedArgs["parameters"];
  readonly restore?: ParsedArgs["restore"];
  readonly backup?: ParsedArgs["backup"];
  readonly operatorDefaults?: ParsedArgs["operatorDefaults"];
  readonly statefulSet: StatefulSetOptions;
}

/** What a StatefulSet alone cannot do although every field on its own is fine. */
export function* argsViolations(args: Checked): Generator<Violation> {
  yield* instanceViolations(args);
  yield* restoreViolations(args);
  yield* passwordViolations(args);
  yield* parameterViolations(args);
  yield* offsiteViolations(args);
}

function* instanceViolations({ instances }: Checked): Generator<Violation> {
  if (instances === 1) return;
  yield {
    path: ["instances"],
    problem: `a plain StatefulSet runs one server, got ${String(instances)}: nothing would fail over to the others`,
    fix: 'set instances: 1, or choose operator: "cloudnative-pg", "zalando" or "percona" for replicas',
  };
}

function* restoreViolations({ restore, backup, operatorDefaults }: Checked): Generator<Violation> {
  if (restore?.mode === "one-stage") {
    yield {
      path: ["restore", "mode"],
      problem:
        "a plain StatefulSet restores in two stages, with a target too: it stays paused there",
      fix: "leave out mode",
    };
  }
  const own = backup?.store ?? operatorDefaults?.store;
  if (restore?.store !== undefined && isRole(own) && isRole(restore.store)) {
    yield {
      path: ["restore", "objectStore", "credentials"],
      problem: "the pod has one service account, so it cannot take one role for each of two stores",
      fix: "use an access key for the source, or leave out restore.objectStore when both are one store",
    };
  }
}

function isRole(store: ParsedStore | undefined): boolean {
  return store !== undefined && "credentials" in store && "roleArn" in store.credentials;
}

function* passwordViolations({ users = {}, statefulSet }: Checked): Generator<Violation> {
  const { passwords } = statefulSet;
  if (Object.hasOwn(users, superuser)) {
    yield {
      path: ["users", superuser],
      problem:
        "the superuser exists already; what this list does not name would be taken from it, and nobody could back up or set a password any more",
      fix: `remove it from users; its password is statefulSet.passwords.${superuser}`,
    };
  }
  const logins = Object.entries(users).filter(([, attributes]) => attributes.includes("login"));
  for (const role of new Set([superuser, ...logins.map(([name]) => name)])) {
    if (Object.hasOwn(passwords, role)) continue;
    yield {
      path: ["statefulSet", "passwords", role],
      problem: `"${role}" logs in, and no operator makes up a password for it`,
      fix: `set statefulSet.passwords.${role}: { password } or { secretName }`,
    };
  }
  const names = new Map<string, string>();
  for (const role of Object.keys(passwords)) {
    if (role !== superuser && !Object.hasOwn(users, role)) {
      yield {
        path: ["statefulSet", "passwords", role],
        problem: `"${role}" is neither the superuser postgres nor one of users`,
        fix: `add users: { ${role}: ["login"] }, or remove the password`,
      };
    }
    const other = names.get(passwordSecretName("", role));
    if (other !== undefined) {
      yield {
        path: ["statefulSet", "passwords", role],
        problem: `"${role}" and "${other}" would share one Secret: object names have no underscores`,
        fix: "rename one of the two roles",
      };
    }
    names.set(passwordSecretName("", role), role);
  }
}

/** Settings that `serve.sh` gives on the command line; a value in the file would be ignored without a word. */
const ownSettings =
  /^(archive_timeout|config_file|hba_file|ident_file|data_directory|external_pid_file|listen_addresses|port|unix_socket_.*|include.*)$/i;

function* parameterViolations({ parameters = {} }: Checked): Generator<Violation> {
  for (const name of Object.keys(parameters).filter((each) => ownSettings.test(each))) {
    yield {
      path: ["parameters", name],
      problem: "this setting belongs to the pod, not to the database",
      fix:
        name.toLowerCase() === "archive_timeout"
          ? "set statefulSet.archiveTimeoutSeconds instead"
          : "remove it",
    };
  }
}

function* offsiteViolations({ backup, statefulSet: { offsite } }: Checked): Generator<Violation> {
  if (offsite === undefined) return;
  if (backup === undefined) {
    yield {
      path: ["statefulSet", "offsite"],
      problem: "there is no archive to copy: backup is not set",
      fix: "set backup, or remove offsite",
    };
  }
  if (offsite.store === undefined) {
    yield {
      path: ["statefulSet", "offsite", "objectStore"],
      problem: "expected an object store, got nothing: a second copy in the first store is none",
      fix: "set statefulSet.offsite.objectStore (or r2Config)",
    };
  }
  if (isRole(offsite.store)) {
    yield {
      path: ["statefulSet", "offsite", "objectStore", "credentials"],
      problem: "the pod's one service account carries the role of the archive",
      fix: "use an access key for the second store",
    };
  }
}
