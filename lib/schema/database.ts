import type { z } from "zod";
import type { Late } from "../late";
import { acknowledgeableRules } from "../units/acknowledgement";
import type { ParsedBackup, ParsedOperatorDefaults } from "./backup";
import {
  byteQuantity,
  clusterName,
  cpuQuantity,
  imageName,
  labelKey,
  labelValue,
  namespaceName,
  objectName,
} from "./kubernetes-leaves";
import { late } from "./late-leaf";
import { fixSeparator, plain } from "./leaf";
import {
  extensionName,
  isOwnedParameter,
  sqlText,
  parameterName,
  parameterValue,
  sqlName,
} from "./postgres-leaves";
import type { ParsedRestore } from "./restore";
import { list, record, strict } from "./strict";
import { oneOf, text, wholeNumber, yesOrNo } from "./text";

const compute = strict("compute resources: { cpu, memory }", {
  cpu: plain(cpuQuantity).optional(),
  memory: plain(byteQuantity("1Gi")).optional(),
});

const roleAttributes = oneOf(
  [
    "login",
    "nologin",
    "superuser",
    "createdb",
    "createrole",
    "replication",
    "bypassrls",
    "inherit",
  ],
  "use attributes of CREATE ROLE, in lower case",
);

const parameters = record(
  "settings by name",
  plain(parameterName),
  plain(parameterValue),
).superRefine((settings, context) => {
  for (const name of Object.keys(settings).filter(isOwnedParameter)) {
    context.addIssue({
      code: "custom",
      path: [name],
      message: `this setting belongs to the backup and restore of the database${fixSeparator}remove it; backup and restore decide it`,
    });
  }
});

export const storage = strict("storage: { size }", {
  size: plain(byteQuantity("10Gi")),
  storageClass: late(objectName).optional(),
});

const setup = strict("SQL to run once: { image, extensions, sql }", {
  image: late(imageName),
  database: plain(sqlName).default("postgres"),
  extensions: list('a list of extensions such as ["pg_trgm"]', plain(extensionName)).default([]),
  sql: plain(sqlText).default(""),
});

export type Setup = z.output<typeof setup>;

const reasonText = text({
  expected: "a reason of 10 to 300 characters on one line",
  fix: "say why this may happen here, for whoever reads the object later",
  pattern: /^\S.{8,}\S$/,
  longest: 300,
});

/** What every operator understands, beside `operator`, `backup` and `restore`. */
export const databaseFields = {
  namespace: late(namespaceName),
  name: plain(clusterName).optional(),
  instances: plain(
    wholeNumber({
      least: 1,
      most: 50,
      expected: "a whole number of instances from 1 to 50",
      fix: "write how many PostgreSQL servers to run, primary included",
    }),
  ).default(1),
  storage,
  resources: strict("resources: { requests, limits }", {
    requests: compute.optional(),
    limits: compute.optional(),
  }).optional(),
  users: record(
    'roles by name: { app: ["login"] }',
    plain(sqlName),
    list('a list of role attributes such as ["login"]', plain(roleAttributes)),
  ).optional(),
  databases: record(
    'databases by name: { app: { owner: "app" } }',
    plain(sqlName),
    strict("a database: { owner }", { owner: plain(sqlName) }),
  ).optional(),
  parameters: parameters.optional(),
  setup: setup.optional(),
  labels: record("labels", plain(labelKey), plain(labelValue)).optional(),
  acknowledge: list(
    'rules set aside: [{ rule: "retention-shortened", reason: "..." }]',
    strict("a rule set aside: { rule, reason }", {
      rule: plain(
        oneOf(
          acknowledgeableRules,
          "name a rule that may be set aside; the others protect an archive or data that nothing brings back",
        ),
      ),
      reason: plain(reasonText),
    }),
  ).optional(),
  deletionProtection: plain(
    yesOrNo("write true, or false to let Pulumi delete the database"),
  ).default(true),
};

type Fields = Readonly<z.output<z.ZodObject<typeof databaseFields>>>;

/** Checked arguments with defaults filled in, in the form that all operators share. */
export interface ParsedArgs<Options = unknown> extends Fields {
  readonly operatorVersion: string;
  readonly namespace: Late<string>;
  readonly postgresVersion: number;
  readonly backup: ParsedBackup | undefined;
  readonly restore: ParsedRestore | undefined;
  readonly operatorDefaults: ParsedOperatorDefaults | undefined;
  /** What only this operator knows. */
  readonly options: Options;
}
