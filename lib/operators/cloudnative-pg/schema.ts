import { z } from "zod";
import { backupSchema, operatorDefaultsSchema } from "../../schema/backup";
import { databaseFields, storage, type ParsedArgs } from "../../schema/database";
import { chosenBy, hasKey } from "../../schema/delegate";
import { clusterName, imageName, objectName } from "../../schema/kubernetes-leaves";
import { late } from "../../schema/late-leaf";
import { plain } from "../../schema/leaf";
import { archivePath, bucketName, hostName } from "../../schema/object-store-leaves";
import { secretKeyArgs } from "../../schema/object-store";
import { sqlName } from "../../schema/postgres-leaves";
import { recoveryTargetSchema } from "../../schema/recovery-target";
import {
  enabled,
  mode,
  orNoRestore,
  restoreSourceFields,
  type ParsedRestore,
} from "../../schema/restore";
import { chooseStore, storeFields, type StoreSupport } from "../../schema/store-choice";
import { list, record, strict } from "../../schema/strict";
import { oneOf, text, wholeNumber, yesOrNo } from "../../schema/text";
import { argsProblems } from "./rules";
import { defaultVersion, type CloudNativePgVersion } from "./versions";

const stores: StoreSupport = {
  providers: ["r2", "s3", "b2", "hetzner", "digitalocean", "s3-compatible", "gcs"],
  reason: "this library has no Azure settings for Barman Cloud yet",
};

const port = plain(
  wholeNumber({
    least: 1,
    most: 65535,
    expected: "a port from 1 to 65535",
    fix: "write the port PostgreSQL listens on",
  }),
).default(5432);

const streamFrom = strict("a live server: { host }", {
  host: late(hostName),
  port,
  user: plain(sqlName).optional(),
  password: secretKeyArgs.optional(),
  tls: strict("client certificates: { cert, key, rootCert }", {
    cert: secretKeyArgs,
    key: secretKeyArgs,
    rootCert: secretKeyArgs,
  }).optional(),
});

const source = restoreSourceFields(stores);

const fromArchive = strict("a restore block: { enabled, bucketName, s3Path, objectStore }", {
  enabled,
  ...source,
  mode,
  target: recoveryTargetSchema(["time", "lsn", "xid", "name", "immediate"]).optional(),
  streamFrom: streamFrom.optional(),
}).transform(chooseStore);

/** Without an archive there is nothing to stop at: no target, no one-stage mode, no store. */
const fromServer = strict("a copy of a live server: { enabled, streamFrom }", {
  enabled,
  streamFrom,
  attempt: source.attempt,
  mode: plain(oneOf(["two-stage"], "leave it out: a copy of a live server has no other mode"))
    .optional()
    .transform(() => "two-stage" as const),
}).transform((copy) => ({ ...copy, store: undefined }));

const restore: z.ZodType<ParsedRestore> = chosenBy((value) =>
  hasKey(value, "streamFrom") && !hasKey(value, "s3Path") ? fromServer : fromArchive,
);

const memberName = text({
  expected: "a name in the topology: lower-case letters, digits and dashes, at most 63 characters",
  fix: "use the same two names on both sides",
  pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
  longest: 63,
});

const token = text({
  expected: "a promotion token: the base64 text in status.demotionToken of the former primary",
  fix: "copy it whole, as kubectl prints it",
  pattern: /^[A-Za-z0-9+/]+={0,2}$/,
  longest: 8192,
});

const topology = strict("a topology: { self, primary, peer }", {
  self: plain(memberName),
  primary: plain(memberName),
  peer: strict("the other database: { name, bucketName, s3Path, objectStore }", {
    ...storeFields(stores),
    name: plain(memberName),
    bucketName: late(bucketName),
    s3Path: late(archivePath),
    streamFrom: streamFrom.optional(),
  }).transform(chooseStore),
  promotionToken: late(token).optional(),
  formerPrimaryLost: plain(
    yesOrNo("write true only when the former primary will not come back"),
  ).optional(),
});

const backupNames = list('a list of names such as ["before-upgrade"]', plain(clusterName));

const options = strict("CloudNativePG's own options: { imageName }", {
  imageName: late(imageName),
  archiver: plain(
    oneOf(
      ["plugin", "in-tree"],
      "leave it out: the plugin is what the operator's makers recommend",
    ),
  ).default("plugin"),
  applicationDatabase: plain(sqlName).optional(),
  passwordSecrets: record("Secrets by role", plain(sqlName), plain(objectName)).default({}),
  walStorage: storage.optional(),
  tablespaces: record("tablespaces by name", plain(sqlName), storage).default({}),
  pooler: strict("a pooler: { instances, poolMode }", {
    instances: plain(
      wholeNumber({
        least: 1,
        most: 50,
        expected: "a whole number of poolers from 1 to 50",
        fix: "write how many pgBouncers to run",
      }),
    ).default(1),
    poolMode: plain(
      oneOf(
        ["session", "transaction"],
        "use session unless the application keeps nothing between transactions",
      ),
    ).default("session"),
  }).optional(),
  import: strict("a server to import from: { host, user, password, database }", {
    host: late(hostName),
    port,
    user: plain(sqlName),
    password: secretKeyArgs,
    database: plain(sqlName),
    schemaOnly: plain(yesOrNo("write true to leave the rows behind")).default(false),
  }).optional(),
  topology: topology.optional(),
  backups: backupNames.default([]),
  podMonitor: plain(yesOrNo("write true where the Prometheus operator is installed")).default(
    false,
  ),
});

/** What only this operator knows. */
export type CloudNativePgOptions = z.output<typeof options>;

const postgresVersion = plain(
  wholeNumber({
    least: 9,
    most: 99,
    expected: "a PostgreSQL major version such as 17",
    fix: "write the major alone, as a number",
  }),
);

export const schema: z.ZodType<ParsedArgs<CloudNativePgOptions>> = strict(
  "the arguments of a database",
  {
    operator: z.literal("cloudnative-pg"),
    operatorVersion: plain(
      oneOf<CloudNativePgVersion>(
        ["1.29", "1.30", "1.31"],
        "write the version of the operator that is installed",
      ),
    ).default(defaultVersion),
    ...databaseFields,
    postgresVersion,
    backup: backupSchema(stores).optional(),
    operatorDefaults: operatorDefaultsSchema(stores).optional(),
    restore: orNoRestore(restore).optional(),
    cloudNativePg: options,
  },
)
  .superRefine(argsProblems)
  .transform(
    ({ operator: _operator, cloudNativePg, backup, restore, operatorDefaults, ...args }) => ({
      ...args,
      backup,
      restore,
      operatorDefaults,
      options: cloudNativePg,
    }),
  );
