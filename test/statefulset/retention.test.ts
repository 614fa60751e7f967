import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { openPodBed, type PodBed } from "./pods/bed";
import { Database } from "./pods/database";
import { standbyOf } from "./pods/lives";
import { storeArgs } from "./pods/stores";

let bed: PodBed;
let database: Database;

const offsite = () => ({ ...storeArgs(bed.store), path: "second-copy" });
const args = () => ({
  backup: { ...storeArgs(bed.store), path: "kept", retention: "30d" as const },
});

function names(...path: string[]): readonly string[] {
  const folder = join(bed.store.folder, "archives", ...path);
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

const bases = (root = "kept") => names(root, "initial", "15", "basebackups");
const segments = (root = "kept") => names(root, "initial", "15", "wal", "0000000100000000");

function startWal(id: string, root = "kept"): string {
  const path = join(
    bed.store.folder,
    "archives",
    root,
    "initial/15/basebackups",
    id,
    "backup.json",
  );
  return (JSON.parse(readFileSync(path, "utf8")) as { startWal: string }).startWal;
}

/** The nightly job as it would run days later. */
async function prune(root: "backup" | "offsite", days: number): Promise<string> {
  const epoch = Math.floor(Date.now() / 1000) + days * 86400;
  const later = await Database.create(bed, "kept", { PGK_NOW_EPOCH: String(epoch) });
  later.update(args(), { offsite: offsite() });
  await later.startTools();
  const { code, log } = await later.runStep(root, "prune");
  expect({ code, log }).toMatchObject({ code: 0 });
  return log;
}

beforeAll(async () => {
  bed = await openPodBed();
  database = await Database.create(bed, "kept");
  database.update(args(), { offsite: offsite() });
  await database.startPod();
  await database.until("select pg_is_in_recovery()", "f");
  for (let round = 0; round < 3; round += 1) {
    await database.sql(`create table filler_${round} as select generate_series(1, 10000) n`);
    await database.archiveAll();
    expect(await database.runJob("backup")).toMatchObject({ code: 0 });
    await sleep(1100);
  }
});

test("inside the window everything stays", async () => {
  const before = segments();
  await prune("backup", 1);
  expect(bases()).toHaveLength(3);
  const [oldest = ""] = bases();
  // What is older than the oldest base backup was of no use already.
  expect(segments()).toEqual(before.filter((name) => name >= startWal(oldest)));
});

test("the second copy has everything, its marks last, and copying again changes nothing", async () => {
  expect(await database.runJob("offsite")).toMatchObject({ code: 0 });
  expect(bases("second-copy")).toEqual(bases());
  expect(segments("second-copy")).toEqual(segments());
  expect(await database.runJob("offsite")).toMatchObject({ code: 0 });
});

test("past the window one base backup stays, with the WAL it needs and no other", async () => {
  await prune("backup", 31);
  expect(bases()).toHaveLength(1);
  const [last = ""] = bases();
  expect(segments()[0]!.slice(0, 24)).toBe(startWal(last));
});

test("the second copy keeps its own year", async () => {
  expect(bases("second-copy")).toHaveLength(3);
  await prune("offsite", 364);
  expect(bases("second-copy")).toHaveLength(3);
  await prune("offsite", 366);
  expect(bases("second-copy")).toHaveLength(1);
});

test("what retention kept restores", async () => {
  await database.destroy();
  const restored = await standbyOf(bed, "from-copy", "second-copy/initial/15");
  expect(await restored.startPod()).toMatchObject({ code: 0 });
  await restored.until("select count(*) from filler_2", "10000");
});
