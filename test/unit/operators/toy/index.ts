import { z } from "zod";
import type { Capabilities } from "../../../../lib/operators/capabilities";
import { capabilityTitles } from "../../../../lib/operators/capabilities";
import type { OperatorAdapter } from "../../../../lib/operators/contract";
import { clusterMetadata } from "../../../../lib/operators/objects";
import type { ObjectReader } from "../../../../lib/operators/reader";
import { at, recorded, text } from "../../../../lib/operators/reading";
import { archiveUrl } from "../../../../lib/plan/archive";
import { backupSchema } from "../../../../lib/schema/backup";
import { databaseFields, type ParsedArgs } from "../../../../lib/schema/database";
import { plain } from "../../../../lib/schema/leaf";
import { enabled, mode, orNoRestore, restoreSourceFields } from "../../../../lib/schema/restore";
import { chooseStore } from "../../../../lib/schema/store-choice";
import { strict } from "../../../../lib/schema/strict";
import { wholeNumber } from "../../../../lib/schema/text";

/** The smallest operator there can be: what CONTRIBUTING.md asks for, in one folder. */

const stores = { providers: ["r2"], reason: "toys know one store" } as const;

const restore = strict("a restore block", {
  enabled,
  ...restoreSourceFields(stores),
  mode,
}).transform(chooseStore);

const schema: z.ZodType<ParsedArgs> = strict("the arguments of a toy", {
  operator: z.literal("toy"),
  ...databaseFields,
  postgresVersion: plain(
    wholeNumber({ least: 17, most: 17, expected: "PostgreSQL 17", fix: "write 17" }),
  ),
  backup: backupSchema(stores).optional(),
  restore: orNoRestore(restore).optional(),
}).transform(({ operator: _operator, backup, restore: origin, ...args }) => ({
  ...args,
  operatorVersion: "1",
  backup,
  restore: origin,
  operatorDefaults: undefined,
  options: {},
}));

const can = { can: "no", how: "A toy.", source: "here" } as const;
const capabilities = Object.fromEntries(
  Object.keys(capabilityTitles).map((name) => [name, can]),
) as unknown as Capabilities;

export const toy: OperatorAdapter = {
  id: "toy",
  title: "Toy operator",
  layout: "wal-g",
  longestName: 30,
  archiveFolder: (incarnation) => incarnation,
  capabilities,
  schema,
  render: (plan) => [
    {
      type: "object",
      role: "cluster",
      apiVersion: "toy.example.com/v1",
      kind: "Toy",
      metadata: clusterMetadata(plan),
      body: {
        spec: {
          follows: plan.stage === "standby" && plan.source ? archiveUrl(plan.source) : null,
          size: plan.storage.size,
        },
      },
      holdsData: true,
    },
  ],
  connection: ({ name }) => ({
    service: name,
    replicaService: name,
    secretOf: (role) => `${name}-${role}`,
    superuserSecret: `${name}-root`,
  }),
  recognise: (object) => toyReader.recognise(object),
};

export const toyReader: ObjectReader = {
  id: "toy",
  partOf: ({ kind }) => (kind === "Toy" ? "database" : undefined),
  recognise: (object) => ({
    ...recorded(object),
    postgresVersion: undefined,
    storageSize: text(at(object.spec, "size")),
  }),
  archiving: () => undefined,
  inspections: [],
};
