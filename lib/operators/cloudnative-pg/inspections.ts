import type { Inspection, KubernetesObject } from "../../guard/inspection";
import { clearVariables, keysInClear } from "../keys-in-clear";
import { at, has, items } from "../reading";
import { kindOf } from "./kinds";

const annotation = ({ metadata }: KubernetesObject, name: string) =>
  at(metadata, "annotations", `cnpg.io/${name}`);

const archiveCheckSkipped: Inspection = {
  name: "archive-check-skipped",
  severity: "critical",
  title: "CloudNativePG checks that a new cluster's archive is empty",
  remediation: "Remove the annotation cnpg.io/skipEmptyWalArchiveCheck; use a new server name.",
  check: (object) =>
    kindOf(object) === "Cluster" && annotation(object, "skipEmptyWalArchiveCheck") === "enabled"
      ? {
          found: "the annotation cnpg.io/skipEmptyWalArchiveCheck: enabled",
          wouldHappen:
            "nothing would stop the cluster from writing into an archive that holds another life's WAL, and the two could not be told apart again",
          doInstead:
            "remove the annotation, and give the cluster a serverName no earlier life has used",
        }
      : undefined,
};

const archivingSkipped: Inspection = {
  name: "archiving-skipped",
  severity: "critical",
  title: "CloudNativePG archives every WAL segment",
  remediation: "Remove the annotation cnpg.io/skipWalArchiving.",
  check: (object) =>
    kindOf(object) === "Cluster" && annotation(object, "skipWalArchiving") === "enabled"
      ? {
          found: "the annotation cnpg.io/skipWalArchiving: enabled",
          wouldHappen:
            "archiving would report success and store nothing: every recovery would end at the last segment before it",
          doInstead:
            "remove the annotation; free the volume by growing it or repairing the archive",
        }
      : undefined,
};

/** A plugin is there, and with it the belief that it archives. */
const archiverMissing: Inspection = {
  name: "archiver-missing",
  severity: "critical",
  title: "A CloudNativePG cluster that names an object store archives to it",
  remediation: "Set isWALArchiver: true on the plugin.",
  check: (object) => {
    if (kindOf(object) !== "Cluster") return undefined;
    const stores = items(at(object.spec, "plugins")).filter((plugin) =>
      has(at(plugin, "parameters"), "barmanObjectName"),
    );
    const isSilent =
      stores.length > 0 &&
      stores.every(
        (plugin) =>
          at(plugin, "enabled") === false ||
          at(plugin, "isWALArchiver") === false ||
          !has(plugin, "isWALArchiver"),
      );
    if (!isSilent) return undefined;
    return {
      found: "spec.plugins names an object store, and none of its entries has isWALArchiver: true",
      wouldHappen:
        "the operator takes archiving for nobody's job: it watches no WAL, reports the cluster ready, and base backups without their WAL restore nothing",
      doInstead: "set isWALArchiver: true on the entry of barman-cloud.cloudnative-pg.io",
    };
  },
};

const fiveFieldCron: Inspection = {
  name: "five-field-cron",
  severity: "high",
  title: "CloudNativePG schedules have six fields, seconds first",
  remediation: 'Put a seconds field in front: "0 0 2 * * *".',
  check: (object) => {
    const schedule = at(object.spec, "schedule");
    if (kindOf(object) !== "ScheduledBackup" || typeof schedule !== "string") return undefined;
    if (schedule.startsWith("@") || schedule.trim().split(/\s+/).length !== 5) return undefined;
    return {
      found: `schedule: "${schedule}" has five fields`,
      wouldHappen:
        "the operator takes the first field for seconds and moves the rest along: backups run at other times, often once an hour, or hardly ever",
      doInstead: `write "0 ${schedule}"`,
    };
  },
};

const methodDefaulted: Inspection = {
  name: "backup-method-defaulted",
  severity: "medium",
  title: "A CloudNativePG schedule names its backup method",
  remediation: "Set method: plugin and pluginConfiguration.name.",
  check: (object) =>
    kindOf(object) === "ScheduledBackup" && object.spec !== undefined && !has(object.spec, "method")
      ? {
          found: "the schedule has no method",
          wouldHappen:
            "the operator takes barmanObjectStore, the deprecated one: in a cluster that archives by plugin every backup fails",
          doInstead:
            "set method: plugin with pluginConfiguration: { name: barman-cloud.cloudnative-pg.io }",
        }
      : undefined,
};

const serverNameMissing: Inspection = {
  name: "server-name-missing",
  severity: "high",
  title: "A restored CloudNativePG cluster names both server folders",
  remediation: "Write serverName for the source and for the own archive.",
  check: (object) => {
    if (kindOf(object) !== "Cluster" || !has(at(object.spec, "bootstrap"), "recovery"))
      return undefined;
    const missing = [
      ...items(at(object.spec, "plugins"))
        .filter((plugin) => at(plugin, "isWALArchiver") === true)
        .filter((plugin) => !has(at(plugin, "parameters"), "serverName"))
        .map(() => "spec.plugins"),
      ...items(at(object.spec, "externalClusters"))
        .filter((entry) => has(at(entry, "plugin"), "parameters"))
        .filter((entry) => !has(at(entry, "plugin", "parameters"), "serverName"))
        .map((entry) => `externalClusters "${String(at(entry, "name"))}"`),
    ];
    if (missing.length === 0) return undefined;
    return {
      found: `no serverName in ${missing.join(" and ")}`,
      wouldHappen:
        "the plugin takes this cluster's own name for it: the restore looks in the wrong folder, or the cluster archives into the source's",
      doInstead: "write serverName in both places, a new one for the own archive",
    };
  },
};

const unsupportedArchiver: Inspection = {
  name: "unsupported-archiver",
  severity: "high",
  title: "CloudNativePG 1.31 and later archives by plugin",
  remediation: "Move to the Barman Cloud plugin; archive and server name stay the same.",
  check: (object, { operatorVersions }) => {
    const [major = 0, minor = 0] = (operatorVersions["cloudnative-pg"] ?? "")
      .split(".")
      .map(Number);
    if (kindOf(object) !== "Cluster" || !(major > 1 || (major === 1 && minor >= 31)))
      return undefined;
    const inTree =
      has(at(object.spec, "backup"), "barmanObjectStore") ||
      items(at(object.spec, "externalClusters")).some((entry) => has(entry, "barmanObjectStore"));
    if (!inTree) return undefined;
    return {
      found: `barmanObjectStore in a Cluster under CloudNativePG ${String(major)}.${String(minor)}`,
      wouldHappen:
        "that version has no in-tree Barman any more: the field is dropped without an error, and archiving stops",
      doInstead: "use the Barman Cloud plugin with the same destinationPath and serverName",
    };
  },
};

const retentionIgnored: Inspection = {
  name: "retention-ignored",
  severity: "medium",
  title: "Retention stands where the plugin reads it",
  remediation: "Move retentionPolicy into the ObjectStore.",
  check: (object) =>
    kindOf(object) === "Cluster" &&
    has(at(object.spec, "backup"), "retentionPolicy") &&
    !has(at(object.spec, "backup"), "barmanObjectStore")
      ? {
          found: "spec.backup.retentionPolicy in a Cluster without in-tree Barman",
          wouldHappen: "nothing expires: the plugin reads retention from the ObjectStore only",
          doInstead: "set retentionPolicy in the ObjectStore",
        }
      : undefined,
};

export const inspections: readonly Inspection[] = [
  archiveCheckSkipped,
  archivingSkipped,
  archiverMissing,
  serverNameMissing,
  unsupportedArchiver,
  retentionIgnored,
  fiveFieldCron,
  methodDefaulted,
  keysInClear((object) => {
    const kind = kindOf(object);
    if (kind === "Cluster") return clearVariables(at(object.spec, "env"));
    return kind === "ObjectStore"
      ? clearVariables(at(object.spec, "instanceSidecarConfiguration", "env"))
      : [];
  }),
];
