import { z } from "zod";
import { backupSchema, operatorDefaultsSchema } from "../../schema/backup";
import { databaseFields, type ParsedArgs } from "../../schema/database";
import { imageName, secretKey } from "../../schema/kubernetes-leaves";
import { late } from "../../schema/late-leaf";
import { plain } from "../../schema/leaf";
import { recoveryTargetSchema } from "../../schema/recovery-target";
import { enabled, mode, orNoRestore, restoreSourceFields } from "../../schema/restore";
import { chooseStore, type StoreSupport } from "../../schema/store-choice";
import { strict } from "../../schema/strict";
import { oneOf, text, wholeNumber } from "../../schema/text";
import { argsViolations } from "./rules";
import { storeViolations } from "./store-rules";
import { addViolations } from "../violation";
import { defaultVersion, type PerconaVersion } from "./versions";

const stores: StoreSupport = {
  providers: ["r2", "s3", "b2", "hetzner", "digitalocean", "s3-compatible", "gcs"],
  reason:
    "pgBackRest takes an Azure key only from its own configuration file, not from the Secret that objectStore.accessKey names",
};

const target = recoveryTargetSchema(["time", "lsn", "xid", "name", "immediate"]);

const restore = strict("a restore block: { enabled, bucketName, s3Path, objectStore }", {
  enabled,
  ...restoreSourceFields(stores),
  mode,
  target: target.optional(),
}).transform(chooseStore);

const restoreId = text({
  expected: "an id: lower-case letters, digits and dashes, at most 40 characters",
  fix: "write a word that no earlier restore of this database had",
  pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
  longest: 40,
});

const crVersion = text({
  expected: 'a release of the operator such as "2.9.0"',
  fix: "write major, minor and patch, or leave it out",
  pattern: /^\d{1,3}\.\d{1,3}\.\d{1,3}$/,
  longest: 11,
});

const options = strict(
  "Percona's own options: { crVersion, images, archiveConfKey, sourceConfKey, inPlaceRestore }",
  {
    crVersion: plain(crVersion).optional(),
    images: strict("images: { postgres, pgBackRest, pgBouncer }", {
      postgres: late(imageName).optional(),
      pgBackRest: late(imageName).optional(),
      pgBouncer: late(imageName).optional(),
    }).default({}),
    archiveConfKey: plain(secretKey).optional(),
    sourceConfKey: plain(secretKey).optional(),
    inPlaceRestore: strict("a restore in place: { id, target }", {
      id: plain(restoreId),
      target,
    }).optional(),
  },
).default({ images: {} });

/** What only this operator knows. */
export type PerconaOptions = z.output<typeof options>;

const postgresVersion = plain(
  wholeNumber({
    least: 9,
    most: 99,
    expected: "a PostgreSQL major version such as 17",
    fix: "write the major alone, as a number",
  }),
);

export const schema: z.ZodType<ParsedArgs<PerconaOptions>> = strict("the arguments of a database", {
  operator: z.literal("percona"),
  operatorVersion: plain(
    oneOf<PerconaVersion>(
      ["2.5", "2.8", "2.9", "3.0"],
      "write the version of the operator that is installed",
    ),
  ).default(defaultVersion),
  ...databaseFields,
  postgresVersion,
  backup: backupSchema(stores).optional(),
  operatorDefaults: operatorDefaultsSchema(stores).optional(),
  restore: orNoRestore(restore).optional(),
  percona: options,
})
  .superRefine((args, context) => {
    addViolations(context, [...argsViolations(args), ...storeViolations(args)]);
  })
  .transform(({ percona, backup, restore, operatorDefaults, ...args }) => ({
    ...args,
    backup,
    restore,
    operatorDefaults,
    options: percona,
  }));
