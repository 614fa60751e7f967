import { z } from "zod";
import { backupSchema, operatorDefaultsSchema } from "../../schema/backup";
import { databaseFields, type ParsedArgs } from "../../schema/database";
import { imageName } from "../../schema/kubernetes-leaves";
import { late } from "../../schema/late-leaf";
import { plain } from "../../schema/leaf";
import { hostName, slotName } from "../../schema/object-store-leaves";
import { timeTargetSchema } from "../../schema/recovery-target";
import { enabled, mode, orNoRestore, restoreSourceFields } from "../../schema/restore";
import { chooseStore, type StoreSupport } from "../../schema/store-choice";
import { strict } from "../../schema/strict";
import { oneOf, text, wholeNumber } from "../../schema/text";
import type { Late } from "../../late";
import { argsProblems } from "./rules";
import { defaultVersion, type ZalandoVersion } from "./versions";

/** What only this operator knows. */
export interface ZalandoOptions {
  readonly teamId: string;
  readonly dockerImage: Late<string> | undefined;
}

const stores: StoreSupport = {
  providers: ["r2", "s3", "b2", "hetzner", "digitalocean", "s3-compatible", "gcs"],
  reason:
    "the Zalando operator has no Azure path for a standby and would treat one as an ordinary primary",
};

const teamId = text({
  expected: "a team id: lower-case letters, digits and dashes, at most 30 characters",
  fix: 'write a short word such as "payments"',
  pattern: /^[a-z]([-a-z0-9]*[a-z0-9])?$/,
  longest: 30,
});

const options = strict("Zalando's own options: { teamId, dockerImage }", {
  teamId: plain(teamId).default("postgres"),
  dockerImage: late(imageName).optional(),
});

const streamFrom = strict("a live server: { host }", {
  host: late(hostName),
  port: plain(
    wholeNumber({
      least: 1,
      most: 65535,
      expected: "a port from 1 to 65535",
      fix: "write the port PostgreSQL listens on",
    }),
  ).default(5432),
  slot: plain(slotName).optional(),
});

const restore = strict("a restore block: { enabled, bucketName, s3Path, objectStore }", {
  enabled,
  ...restoreSourceFields(stores),
  mode,
  target: timeTargetSchema.optional(),
  streamFrom: streamFrom.optional(),
}).transform(chooseStore);

const postgresVersion = plain(
  wholeNumber({
    least: 9,
    most: 99,
    expected: "a PostgreSQL major version such as 17",
    fix: "write the major alone, as a number",
  }),
);

export const schema: z.ZodType<ParsedArgs<ZalandoOptions>> = strict("the arguments of a database", {
  operator: z.literal("zalando"),
  operatorVersion: plain(
    oneOf<ZalandoVersion>(["1.15", "2.0"], "write the version of the operator that is installed"),
  ).default(defaultVersion),
  ...databaseFields,
  postgresVersion,
  backup: backupSchema(stores).optional(),
  operatorDefaults: operatorDefaultsSchema(stores).optional(),
  restore: orNoRestore(restore).optional(),
  zalando: options.optional(),
})
  .superRefine(argsProblems)
  .transform(({ operator: _operator, zalando, backup, restore, operatorDefaults, ...args }) => ({
    ...args,
    backup,
    restore,
    operatorDefaults,
    options: { teamId: zalando?.teamId ?? "postgres", dockerImage: zalando?.dockerImage },
  }));
