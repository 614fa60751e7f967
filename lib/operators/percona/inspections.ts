import type { Inspection, KubernetesObject } from "../../guard/inspection";
import { clearVariables, keysInClear } from "../keys-in-clear";
import { at, has, items } from "../reading";

const isOurs = ({ kind, apiVersion }: KubernetesObject) =>
  kind === "PerconaPGCluster" && String(apiVersion).startsWith("pgv2.percona.com/");

const repos = ({ spec }: KubernetesObject) => items(at(spec, "backups", "pgbackrest", "repos"));

const archiveDeletedWithCluster: Inspection = {
  name: "archive-deleted-with-cluster",
  severity: "critical",
  title: "Deleting a Percona cluster leaves its repository alone",
  remediation: "Remove the finalizer percona.com/delete-backups.",
  check: (object) => {
    const finalizers = items(at(object.metadata, "finalizers"));
    if (!isOurs(object) || !finalizers.includes("percona.com/delete-backups")) return undefined;
    return {
      found: "the finalizer percona.com/delete-backups",
      wouldHappen:
        "deleting the cluster, by accident too, empties its repository at once, and with it whatever else lies there",
      doInstead: "remove the finalizer; expire backups by retention",
    };
  },
};

const restoreDeclared: Inspection = {
  name: "restore-declared",
  severity: "high",
  title: "A restore in place is an object of its own, never part of the Percona cluster",
  remediation: "Remove backups.pgbackrest.restore; create a PerconaPGRestore.",
  check: (object) => {
    if (!isOurs(object) || !has(at(object.spec, "backups", "pgbackrest"), "restore"))
      return undefined;
    return {
      found: "backups.pgbackrest.restore in the object",
      wouldHappen:
        "the operator writes there itself: the next update would put this one back and restore over the running database",
      doInstead: "create a PerconaPGRestore object, and leave the field to the operator",
    };
  },
};

const standbyScheduled: Inspection = {
  name: "standby-scheduled",
  severity: "medium",
  title: "A Percona standby has no backup schedule",
  remediation: "Add the schedules with the promotion.",
  check: (object) => {
    if (!isOurs(object) || at(object.spec, "standby", "enabled") !== true) return undefined;
    const scheduled = repos(object).filter((repo) => has(repo, "schedules"));
    if (scheduled.length === 0) return undefined;
    return {
      found: `schedules on ${scheduled.map((repo) => String(at(repo, "name"))).join(", ")} of a standby`,
      wouldHappen:
        "the operator starts backups that a standby cannot take, into the source's repository too",
      doInstead: "leave schedules out until standby.enabled is false",
    };
  },
};

/** A promoted cluster with two repositories: one of them is, more often than not, the source. */
const sourceRepositoryKept: Inspection = {
  name: "source-repository-kept",
  severity: "critical",
  title: "The source repository leaves with the promotion",
  remediation: "Remove the source's entry from repos, global and configuration.",
  check: (object) => {
    if (!isOurs(object) || at(object.spec, "standby", "enabled") !== false) return undefined;
    const kept = at(object.spec, "standby", "repoName");
    const names = repos(object).map((repo) => at(repo, "name"));
    if (typeof kept !== "string" || kept === "repo1" || !names.includes(kept)) return undefined;
    return {
      found: `standby.enabled is false and ${kept}, which the standby read, is still in repos`,
      wouldHappen:
        "a promoted server pushes its WAL to every repository: it would write into the archive it was restored from",
      doInstead: `remove ${kept} from repos, global and configuration in the same update`,
    };
  },
};

const envLists = ({ spec }: KubernetesObject): readonly unknown[] => [
  at(spec, "backups", "pgbackrest", "env"),
  ...items(at(spec, "instances")).map((instance) => at(instance, "env")),
];

const globalKeys = ({ spec }: KubernetesObject): readonly string[] => {
  const global = at(spec, "backups", "pgbackrest", "global");
  return typeof global === "object" && global !== null
    ? Object.keys(global).filter((name) =>
        /^repo\d-(s3-key|s3-key-secret|s3-token|cipher-pass|azure-key)$/.test(name),
      )
    : [];
};

export const inspections: readonly Inspection[] = [
  archiveDeletedWithCluster,
  restoreDeclared,
  standbyScheduled,
  sourceRepositoryKept,
  keysInClear((object) =>
    isOurs(object) ? [...clearVariables(...envLists(object)), ...globalKeys(object)] : [],
  ),
];
