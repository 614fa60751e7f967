import { z } from "zod";
import type { Late } from "../../late";
import { backupSchema, operatorDefaultsSchema, retentionSchema } from "../../schema/backup";
import { databaseFields, type ParsedArgs } from "../../schema/database";
import { chosenBy, hasKey } from "../../schema/delegate";
import { byteQuantity, imageName, objectName } from "../../schema/kubernetes-leaves";
import { late } from "../../schema/late-leaf";
import { plain } from "../../schema/leaf";
import { archivePath, bucketName } from "../../schema/object-store-leaves";
import { scheduleText, sqlName } from "../../schema/postgres-leaves";
import { recoveryTargetSchema } from "../../schema/recovery-target";
import { enabled, mode, orNoRestore, restoreSourceFields } from "../../schema/restore";
import { chooseStore, storeFields, type StoreSupport } from "../../schema/store-choice";
import { record, strict } from "../../schema/strict";
import { text, wholeNumber } from "../../schema/text";
import { addViolations } from "../violation";
import { argsViolations } from "./rules";

const stores: StoreSupport = {
  providers: ["r2", "s3", "b2", "hetzner", "digitalocean", "s3-compatible"],
  reason: "the scripts of the plain StatefulSet are proven with S3 only",
};

const password = text({
  expected: "a password of 8 to 512 printable characters",
  fix: "pass it as a secret from your stack's configuration",
  pattern: /^[\x20-\x7e]{8,}$/,
  longest: 512,
  secret: true,
});

const passwordOf = chosenBy((value) =>
  hasKey(value, "secretName")
    ? strict("a Secret's name: { secretName }", { secretName: plain(objectName) }).transform(
        ({ secretName }): PasswordSource => ({ kind: "secret", secretName }),
      )
    : strict("a password: { password } or { secretName }", { password: late(password) }).transform(
        ({ password: value }): PasswordSource => ({ kind: "literal", password: value }),
      ),
);

const absolutePath = text({
  expected: 'an absolute path such as "/usr/local/bin/rclone"',
  fix: "write where the tools image has the program",
  pattern: /^(\/[A-Za-z0-9._-]+)+$/,
  longest: 255,
});

const offsite = strict("a second copy: { bucketName, path, objectStore }", {
  ...storeFields(stores),
  bucketName: late(bucketName),
  path: late(archivePath),
  schedule: plain(scheduleText).default("0 4 * * *"),
  retention: retentionSchema.default({ kind: "window", days: 365 }),
}).transform(chooseStore);

const options = strict("the StatefulSet's own options: { image, toolsImage, passwords }", {
  image: late(imageName),
  toolsImage: late(imageName),
  rclonePath: plain(absolutePath).default("/usr/local/bin/rclone"),
  userId: plain(
    wholeNumber({
      least: 1,
      most: 4294967294,
      expected: "a user id above 0",
      fix: "write the id of the image's postgres user: 999 on Debian, 70 on Alpine",
    }),
  ).default(999),
  passwords: record("passwords by role", plain(sqlName), passwordOf),
  archiveTimeoutSeconds: plain(
    wholeNumber({
      least: 1,
      most: 86400,
      expected: "seconds from 1 to 86400",
      fix: "write how many seconds of a quiet database a disaster may lose",
    }),
  ).default(300),
  workSize: plain(byteQuantity("20Gi")).optional(),
  offsite: offsite.optional(),
});

/** Where a role's password comes from. */
export type PasswordSource =
  | { readonly kind: "literal"; readonly password: Late<string> }
  | { readonly kind: "secret"; readonly secretName: string };

/** What only this operator knows. */
export type StatefulSetOptions = Readonly<z.output<typeof options>>;

const restore = strict("a restore block: { enabled, bucketName, s3Path, objectStore }", {
  enabled,
  ...restoreSourceFields(stores),
  mode,
  target: recoveryTargetSchema(["time", "lsn", "xid", "name", "immediate"]).optional(),
}).transform(chooseStore);

export const schema: z.ZodType<ParsedArgs<StatefulSetOptions>> = strict(
  "the arguments of a database",
  {
    operator: z.literal("statefulset"),
    ...databaseFields,
    postgresVersion: plain(
      wholeNumber({
        least: 14,
        most: 18,
        expected: "a PostgreSQL major version from 14 to 18",
        fix: "write the major alone, as a number",
      }),
    ),
    backup: backupSchema(stores).optional(),
    operatorDefaults: operatorDefaultsSchema(stores).optional(),
    restore: orNoRestore(restore).optional(),
    statefulSet: options,
  },
)
  .superRefine((args, context) => {
    addViolations(context, argsViolations(args));
  })
  .transform(
    ({ operator: _operator, statefulSet, backup, restore, operatorDefaults, ...args }) => ({
      ...args,
      operatorVersion: "built-in",
      backup,
      restore,
      operatorDefaults,
      options: statefulSet,
    }),
  );
