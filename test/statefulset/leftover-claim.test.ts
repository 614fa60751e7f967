import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { openPodBed, type PodBed } from "./pods/bed";
import { Database, type DatabaseArgs } from "./pods/database";
import { bornEmpty } from "./pods/lives";
import { storeArgs } from "./pods/stores";

let bed: PodBed;
let orders: Database;

const sourcePath = "orders/initial/15";

/** A restore into the archive of a former life, as after a `pulumi destroy`. */
const restore = (name: string, more: Partial<DatabaseArgs["restore"]> = {}): DatabaseArgs => ({
  backup: { ...storeArgs(bed.store), path: name },
  restore: { enabled: true, s3Path: sourcePath, ...more },
});

const record = (database: Database) => join(database.world.dataFolder, "restored-from");

async function refusal(database: Database): Promise<string> {
  const { code, log } = await database.startPod();
  expect(code).toBe(1);
  return log;
}

beforeAll(async () => {
  bed = await openPodBed();
  orders = await bornEmpty(bed, "orders");
  await orders.sql("create table good as select 1 as row");
  expect(await orders.runJob("first-backup")).toMatchObject({ code: 0 });
  await orders.archiveAll();
  await orders.stopPod();
});

test("a restore does not take the database of a left-over claim for its own", async () => {
  orders.update(restore("orders"));
  expect(await refusal(orders)).toContain(
    "refuses to go on: the volume holds a database that this restore did not make (it was never restored). " +
      `It would have started in the place of what is to come back from archives/${sourcePath}, and nobody would have noticed. Nothing was touched. ` +
      "Delete the claim that a former database of this name left behind, or choose another name",
  );
  expect(existsSync(join(orders.world.dataFolder, "pgdata/PG_VERSION"))).toBe(true);
});

test("once the claim is gone the restore begins, and a second start goes on where it was", async () => {
  orders.world.loseData();
  expect(await orders.startPod()).toMatchObject({ code: 0 });
  await orders.until("select count(*) from good", "1");
  await orders.stopPod();
  expect(await orders.startPod()).toMatchObject({ code: 0 });
  await orders.until("select pg_is_in_recovery()", "t");
  await orders.stopPod();
});

test("a restore that ended before its data were in place begins anew", async () => {
  expect(readFileSync(record(orders), "utf8")).toMatch(
    /^source archives\/orders\/initial\/15\ntarget none {2}inclusive {2}timeline {2}backup \nlife restored-[0-9a-f]{10}\n$/,
  );
  rmSync(join(orders.world.dataFolder, "pgdata"), { recursive: true });
  expect(await orders.startPod()).toMatchObject({ code: 0 });
  await orders.until("select pg_is_in_recovery()", "t");
});

test("another restore refuses it and tells what it holds", async () => {
  await orders.stopPod();
  orders.update(restore("orders", { target: { immediate: true } } as never));
  expect(await refusal(orders)).toContain(
    `did not make (its own record: source archives/${sourcePath} target none inclusive timeline backup life restored-`,
  );
});

test("a promoted database starts again, also where its backups go elsewhere meanwhile or to nowhere", async () => {
  orders.update(restore("orders"));
  expect(await orders.startPod()).toMatchObject({ code: 0 });
  await orders.until("select pg_is_in_recovery()", "t");
  orders.update(restore("orders", { enabled: false }));
  expect(await orders.runJob("promotion")).toMatchObject({ code: 0 });
  const { restore: promoted } = restore("orders", { enabled: false });
  const { bucketName, objectStore } = storeArgs(bed.store);
  const elsewhere = [
    restore("orders", { enabled: false }),
    restore("moved", { enabled: false }),
    { restore: { ...promoted!, bucketName, objectStore } } as DatabaseArgs,
  ];
  for (const args of elsewhere) {
    await orders.stopPod();
    orders.update(args);
    expect(await orders.startPod()).toMatchObject({ code: 0 });
    await orders.until("select pg_is_in_recovery()", "f");
  }
  await orders.destroy();
});

test("a database that is born empty says so, whatever an unfinished restore left beside it", async () => {
  const born = await Database.create(bed, "born");
  born.update({});
  writeFileSync(join(bed.folder("worlds", "born", "data"), "restored-from"), "source elsewhere\n");
  expect(await born.startPod()).toMatchObject({ code: 0 });
  expect(readdirSync(born.world.dataFolder)).toEqual(["pgdata"]);
  await born.destroy();
});
