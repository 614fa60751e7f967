import type { Inspection, KubernetesObject } from "../../guard/inspection";
import { clearVariables, keysInClear } from "../keys-in-clear";
import { at, has, items } from "../reading";

const isOurs = ({ kind, apiVersion }: KubernetesObject) =>
  kind === "postgresql" && String(apiVersion).startsWith("acid.zalan.do/");

const variableNames = ({ spec }: KubernetesObject): readonly string[] =>
  items(at(spec, "env")).map((entry) => String(at(entry, "name")));

const standbySettingsLeft: Inspection = {
  name: "standby-settings-left",
  severity: "critical",
  title: "A promoted Zalando database has no STANDBY_ prefix left",
  remediation: "Remove every STANDBY_* variable together with spec.standby.",
  check: (object) => {
    if (!isOurs(object) || has(object.spec, "standby")) return undefined;
    const left = variableNames(object).filter((name) =>
      /^STANDBY_WAL[EG]_(S3|GS|GSC|SWIFT)_PREFIX$/.test(name),
    );
    if (left.length === 0) return undefined;
    return {
      found: `${left.join(", ")} in spec.env without spec.standby`,
      wouldHappen:
        "the operator goes on taking the cluster for a standby: it makes no roles and databases, and a restart may turn the server read-only",
      doInstead: "remove the STANDBY_* variables, or put spec.standby back if it is to stay one",
    };
  },
};

const unreadSetting: Inspection = {
  name: "unread-setting",
  severity: "medium",
  title: "Every restore variable is one that Spilo reads",
  remediation: "Use the names of Spilo's own list.",
  check: (object) => {
    if (!isOurs(object)) return undefined;
    const unread = variableNames(object).filter((name) =>
      /^(STANDBY_|CLONE_)?AWS_FORCE_PATH_STYLE$|^STANDBY_METHOD$/.test(name),
    );
    if (unread.length === 0) return undefined;
    return {
      found: `${unread.join(", ")} in spec.env, which no program reads`,
      wouldHappen: "the setting has no effect, and the restore works by accident or not at all",
      doInstead: "write (STANDBY_|CLONE_)AWS_S3_FORCE_PATH_STYLE, and no STANDBY_METHOD",
    };
  },
};

const cloneFromLiveServer: Inspection = {
  name: "clone-ignores-archive",
  severity: "high",
  title: "A Zalando clone from an archive names its time",
  remediation: "Set spec.clone.timestamp.",
  check: (object) => {
    if (!isOurs(object) || !has(at(object.spec, "clone"), "s3_wal_path")) return undefined;
    if (has(at(object.spec, "clone"), "timestamp")) return undefined;
    return {
      found: "spec.clone has s3_wal_path and no timestamp",
      wouldHappen:
        "the operator ignores the archive and copies the live cluster of that name: when it is gone, nothing is restored",
      doInstead: "set timestamp, with seconds and a numeric offset such as +00:00",
    };
  },
};

const standbyScaled: Inspection = {
  name: "standby-scaled",
  severity: "medium",
  title: "A Zalando standby is one pod without a pooler",
  remediation: "Set numberOfInstances: 1 and leave the pooler off until the promotion.",
  check: (object) => {
    if (!isOurs(object) || !has(object.spec, "standby")) return undefined;
    const instances = at(object.spec, "numberOfInstances");
    const pooler = at(object.spec, "enableConnectionPooler") === true;
    if (!(typeof instances === "number" && instances > 1) && !pooler) return undefined;
    return {
      found: pooler
        ? "enableConnectionPooler: true on a standby"
        : `numberOfInstances: ${String(instances)} on a standby`,
      wouldHappen: pooler
        ? "the operator would try to create the pooler's role and function on a read-only server, again and again"
        : "the operator supports a standby of one pod only; the others may follow the wrong server",
      doInstead: "one pod and no pooler until the promotion, more in an update after it",
    };
  },
};

export const inspections: readonly Inspection[] = [
  standbySettingsLeft,
  unreadSetting,
  cloneFromLiveServer,
  standbyScaled,
  keysInClear((object) =>
    isOurs(object)
      ? [
          ...clearVariables(at(object.spec, "env")),
          ...(typeof at(object.spec, "clone", "s3_secret_access_key") === "string"
            ? ["clone.s3_secret_access_key"]
            : []),
        ]
      : [],
  ),
];
