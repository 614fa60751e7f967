import { z } from "zod";
import { backupSchema, operatorDefaultsSchema } from "../../schema/backup";
import { databaseFields, storage, type ParsedArgs } from "../../schema/database";
import { imageName, objectName } from "../../schema/kubernetes-leaves";
import { late } from "../../schema/late-leaf";
import { plain } from "../../schema/leaf";
import { hostName } from "../../schema/object-store-leaves";
import { secretKeyArgs } from "../../schema/object-store";
import { sqlName } from "../../schema/postgres-leaves";
import { recoveryTargetSchema } from "../../schema/recovery-target";
import { enabled, mode, orNoRestore, restoreSourceFields } from "../../schema/restore";
import { chooseStore, type StoreSupport } from "../../schema/store-choice";
import { record, strict } from "../../schema/strict";
import { oneOf, wholeNumber, yesOrNo } from "../../schema/text";
import { argsProblems } from "./rules";
import { defaultVersion, type CloudNativePgVersion } from "./versions";

const stores: StoreSupport = {
  providers: ["r2", "s3", "b2", "hetzner", "digitalocean", "s3-compatible", "gcs"],
  reason: "this library has no Azure settings for Barman Cloud yet",
};

const port = plain(
  wholeNumber(1, 65535, "a port from 1 to 65535", "write the port PostgreSQL listens on"),
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

const restore = strict("a restore block: { enabled, bucketName, s3Path, objectStore }", {
  enabled,
  ...restoreSourceFields(stores),
  mode,
  target: recoveryTargetSchema(["time", "lsn", "xid", "name", "immediate"]).optional(),
  streamFrom: streamFrom.optional(),
}).transform(chooseStore);

const options = strict("CloudNativePG's own options: { imageName }", {
  imageName: late(imageName),
  archiver: plain(
    oneOf(
      ["plugin", "in-tree"],
      "leave it out: the plugin is what the operator's makers recommend",
    ),
  ).default("plugin"),
  applicationDatabase: plain(sqlName).optional(),
  passwordSecrets: record("Secrets by role", plain(sqlName), late(objectName)).default({}),
  walStorage: storage.optional(),
  tablespaces: record("tablespaces by name", plain(sqlName), storage).default({}),
  pooler: strict("a pooler: { instances, poolMode }", {
    instances: plain(
      wholeNumber(
        1,
        50,
        "a whole number of poolers from 1 to 50",
        "write how many pgBouncers to run",
      ),
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
});

/** What only this operator knows. */
export type CloudNativePgOptions = z.output<typeof options>;

const postgresVersion = plain(
  wholeNumber(9, 99, "a PostgreSQL major version such as 17", "write the major alone, as a number"),
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
