import type { z } from "zod";
import type { Retention } from "../units/retention";
import { isArriving } from "./arriving";
import { chosenBy } from "./delegate";
import { late } from "./late-leaf";
import { plain } from "./leaf";
import { archivePath, bucketName } from "./object-store-leaves";
import { retentionWindow, scheduleText } from "./postgres-leaves";
import { chooseStore, storeFields, type StoreSupport } from "./store-choice";
import { strict } from "./strict";
import { wholeNumber } from "./text";

const retentionCount = strict("a number of backups: { fullBackups: 7 }", {
  fullBackups: plain(
    wholeNumber({
      least: 1,
      most: 1000,
      expected: "a whole number of full backups from 1 to 1000",
      fix: "write how many full backups to keep",
    }),
  ),
}).transform(({ fullBackups }): Retention => ({ kind: "count", fullBackups }));

export const retentionSchema: z.ZodType<Retention> = chosenBy((value) =>
  typeof value === "object" && value !== null && !isArriving(value)
    ? retentionCount
    : plain(retentionWindow),
);

const defaultSchedule = "0 2 * * *";
const defaultRetention: Retention = { kind: "window", days: 30 };

export function backupSchema(support: StoreSupport) {
  return strict("a backup block: { bucketName, path, objectStore }", {
    ...storeFields(support),
    bucketName: late(bucketName).optional(),
    path: late(archivePath),
    schedule: plain(scheduleText).default(defaultSchedule),
    retention: retentionSchema.default(defaultRetention),
  }).transform(chooseStore);
}

export function operatorDefaultsSchema(support: StoreSupport) {
  return strict("the operator's defaults: { bucketName, objectStore }", {
    ...storeFields(support),
    bucketName: late(bucketName).optional(),
  }).transform(chooseStore);
}

export type ParsedBackup = z.output<ReturnType<typeof backupSchema>>;
export type ParsedOperatorDefaults = z.output<ReturnType<typeof operatorDefaultsSchema>>;
