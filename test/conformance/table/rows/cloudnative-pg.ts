import { promotionToken } from "../../../promotion-token";
import { accepted, refused, type OperatorRows, type Row } from "../scenarios";
import {
  at,
  bare,
  fresh,
  key,
  oneStage,
  promoted,
  source,
  south,
  standby,
  streamFrom,
  withOptions,
} from "./cloudnative-pg-arguments";
import { byHand } from "./cloudnative-pg-by-hand";
import { awsRole, azure, recoveryTime } from "./stores";

const ownKey = {
  ...fresh,
  backup: {
    bucketName: "db-backups",
    path: "orders",
    objectStore: { ...awsRole, kmsKeyId: "alias/backups" },
  },
};
const anotherRole = {
  r2Config: undefined,
  objectStore: {
    ...awsRole,
    credentials: { roleArn: "arn:aws:iam::123456789012:role/another" },
  },
};
const inTree = (base: object) => withOptions({ archiver: "in-tree" }, base);
const target = (moment: object) => ({
  ...fresh,
  restore: { ...oneStage, enabled: true, target: moment },
});

const moments: Readonly<Record<string, Row>> = {
  "to an LSN": accepted(target({ lsn: "0/16B3748", timeline: 2, backup: "20261120T020000" })),
  "to a transaction": accepted(target({ xid: 1234, backup: "20261120T020000", exclusive: true })),
  "to a restore point": accepted(target({ name: "before-42", backup: "20261120T020000" })),
  "to the end of a backup": accepted(target({ immediate: true, backup: "20261120T020000" })),
  "to a transaction without a backup": refused(
    "from a target of kind xid nobody can tell which backup ended before it",
    target({ xid: 1234 }),
  ),
  "to an LSN on a timeline without a backup": refused(
    "Barman Cloud would look only at backups taken on timeline 2 itself",
    target({ lsn: "0/16B3748", timeline: 2 }),
  ),
  "target in two stages": refused(
    "a replica cluster ignores recovery targets and replays to the end of the archive",
    { ...fresh, restore: { enabled: true, ...source, target: recoveryTime } },
  ),
};

const objects: Readonly<Record<string, Row>> = {
  "backup by name": accepted(withOptions({ backups: ["before-upgrade"] })),
  "import from a live server": accepted(
    withOptions({
      import: { host: "old.example.com", user: "app", database: "orders", password: key },
    }),
  ),
  "roles, databases, volumes, pooler": accepted({
    ...withOptions({
      applicationDatabase: "orders",
      passwordSecrets: { app: "app-password" },
      walStorage: { size: "5Gi" },
      tablespaces: { fast: { size: "5Gi" } },
      pooler: { instances: 2, poolMode: "transaction" },
    }),
    instances: 3,
    parameters: { max_connections: "200" },
    users: { app: ["login"], reader: ["login", "createdb"] },
    databases: { orders: { owner: "app" }, audit_log: { owner: "reader" } },
  }),
};

const copied = { enabled: true, streamFrom };
const copies: Readonly<Record<string, Row>> = {
  "copy of a live server, promoted": accepted(
    { ...fresh, restore: copied },
    { ...fresh, restore: { ...copied, enabled: false } },
  ),
  "standby put back": refused("standby-put-back", standby, promoted, standby),
  "another source": refused("source-changed", standby, {
    ...fresh,
    restore: { enabled: true, ...source, s3Path: "cnpg/another" },
  }),
};

const takeovers: Readonly<Record<string, Row>> = {
  "token without a takeover": refused(
    "token-without-takeover",
    south("south"),
    south("south", { promotionToken }),
  ),
  "takeover without a token": refused("takeover-without-token", at("south"), at("central")),
  "takeover from a lost primary": accepted(at("south"), at("central", { formerPrimaryLost: true })),
  "token that is none": refused(
    "Invalid promotionToken",
    at("south"),
    at("central", { promotionToken: "bm90IGEgdG9rZW4=" }),
  ),
};

export const cloudNativePgRows: OperatorRows = {
  installations: [
    { operatorVersion: "1.29", definitions: ["cloudnative-pg-1.29", "barman-cloud"] },
    { operatorVersion: "1.30", definitions: ["cloudnative-pg", "barman-cloud"] },
  ],
  rows: {
    fresh: accepted(bare),
    scheduledBackup: accepted(fresh),
    retention: accepted({ ...fresh, backup: { ...fresh.backup, retention: "4w" } }),
    standbyRestore: accepted(standby),
    promotion: accepted(standby, promoted),
    pointInTime: accepted({ ...fresh, restore: { enabled: true, ...oneStage } }),
    heldPointInTime: accepted(
      { ...fresh, restore: { enabled: true, ...oneStage } },
      { ...fresh, restore: { enabled: false, ...oneStage } },
    ),
    streaming: accepted({ ...fresh, restore: { ...standby.restore, streamFrom } }),
    replicasInStandby: accepted({ ...standby, instances: 3 }),
    azure: refused("this library has no Azure settings for Barman Cloud yet", {
      ...fresh,
      backup: { bucketName: "db-backups", path: "orders", objectStore: azure },
    }),
    workloadIdentity: accepted({
      ...fresh,
      backup: { bucketName: "db-backups", path: "orders", objectStore: awsRole },
    }),
    switchover: accepted(at("south"), at("central", { promotionToken })),
    failback: accepted(south("south"), south("central"), south("south", { promotionToken })),
    deletion: { ...accepted(standby, promoted), thenDelete: true },
  },
  more: {
    ...moments,
    ...objects,
    ...copies,
    ...takeovers,
    ...byHand,
    "in-tree archive": accepted(inTree(standby), inTree(promoted)),
    "own KMS key": accepted(ownKey),
    "own KMS key, in-tree": accepted(inTree(ownKey)),
    "two roles": refused("the pods have one service account and so one role", {
      ...ownKey,
      restore: { enabled: true, ...source, ...anotherRole },
    }),
    "from in-tree to the plugin": accepted(inTree(fresh), fresh),
    "in-tree archive, which 1.31 removes": {
      ...refused(
        "operator 1.31 no longer knows object stores in the Cluster itself",
        inTree(fresh),
      ),
      under: { operatorVersion: "1.31" },
    },
    "retention by count": refused("Barman Cloud keeps a recovery window, not a number of backups", {
      ...fresh,
      backup: { ...fresh.backup, retention: { fullBackups: 7 } },
    }),
    "major upgrade": accepted(fresh, {
      ...withOptions({ imageName: "registry.example.com/postgresql:18.1" }),
      postgresVersion: 18,
    }),
    "image of another major": refused("says PostgreSQL 18, and postgresVersion is 17", fresh, {
      ...withOptions({ imageName: "registry.example.com/postgresql:18.1" }),
    }),
    "volume for WAL taken away": refused(
      "walStorage",
      withOptions({ walStorage: { size: "5Gi" } }),
      fresh,
    ),
  },
};
