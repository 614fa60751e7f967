import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { openPodBed, type PodBed } from "./pods/bed";
import { Database } from "./pods/database";
import { storeArgs } from "./pods/stores";

let bed: PodBed;
let orders: Database;
let restored: Database;

const users = { app: ["login"], reader: [] } as const;
const databases = { "app-data": { owner: "app" } };
const passwords = {
  postgres: { password: "first life's password" },
  app: { password: "app's \\ password" },
};

const backup = () => ({ ...storeArgs(bed.store), path: "orders" });
const restoredArgs = (enabled: boolean) => ({
  backup: { ...storeArgs(bed.store), path: "restored-orders" },
  restore: { enabled, s3Path: "orders/initial/15" },
});

function objects(...path: string[]): readonly string[] {
  const folder = join(bed.store.folder, "archives", ...path);
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

beforeAll(async () => {
  bed = await openPodBed();
  orders = await Database.create(bed, "orders");
  restored = await Database.create(bed, "restored");
});

test("a fresh database starts, with its roles, databases and first base backup", async () => {
  orders.update(
    {
      backup: backup(),
      users: { ...users, app: ["login"], reader: [] },
      databases,
      parameters: { max_connections: "150", "app.note": "it's \\ quoted" },
    },
    { passwords },
  );
  expect(await orders.startPod()).toEqual({ code: 0, log: "" });
  await orders.until("select pg_is_in_recovery()", "f");
  expect(await orders.sql("show app.note")).toBe("it's \\ quoted");
  expect(await orders.runJob(/^roles-/)).toMatchObject({ code: 0 });
  expect(await orders.runJob(/^roles-/)).toMatchObject({ code: 0 });
  expect(await orders.sql("select datname from pg_database where datdba = 'app'::regrole")).toBe(
    "app-data",
  );
  expect(await orders.runJob("first-backup")).toMatchObject({
    code: 0,
    log: expect.stringContaining("is verified and stored") as string,
  });
  expect(await orders.runJob("first-backup")).toMatchObject({
    code: 0,
    log: expect.stringContaining("holds base backup") as string,
  });
  expect(objects("orders", "initial", "15", "basebackups")).toHaveLength(1);
});

test("every committed row reaches the archive", async () => {
  await orders.sql('create database "we ird$(id)\'"');
  await orders.sql("create table sales (id int primary key, note text)", "app-data");
  for (let batch = 0; batch < 5; batch += 1) {
    await orders.sql(
      `insert into sales select n, repeat('x', 200) from generate_series(${batch * 4000 + 1}, ${(batch + 1) * 4000}) n`,
      "app-data",
    );
    await orders.sql("select pg_switch_wal()");
  }
  await orders.archiveAll();
  expect(await orders.sql("select failed_count from pg_stat_archiver")).toBe("0");
});

test("nobody comes in over the network without a password", async () => {
  const attempt = await orders.inServer([
    "psql",
    "-h",
    "127.0.0.1",
    "-w",
    "-d",
    "postgres",
    "-c",
    "select 1",
  ]);
  expect(attempt).toMatchObject({
    code: 2,
    log: expect.stringContaining("no password supplied") as string,
  });
});

test("the source is gone: stage 1 brings back every row, read-only", async () => {
  await orders.destroy();
  restored.update(restoredArgs(true));
  expect(await restored.startPod()).toMatchObject({ code: 0 });
  await restored.until("select count(*), min(id), max(id) from sales", "20000|1|20000", "app-data");
  expect(await restored.sql("select pg_is_in_recovery()")).toBe("t");
  await expect(restored.sql("insert into sales values (0, '')", "app-data")).rejects.toThrow(
    "read-only transaction",
  );
  expect(objects("restored-orders")).toEqual([]);
});

test("the standby takes at least its source's settings, from the control file", async () => {
  expect(await restored.sql("show max_connections")).toBe("150");
});

test("a drill can ask what came back", async () => {
  const { log } = await restored.script("report.sh");
  expect(JSON.parse(log)).toMatchObject({
    restore: { backup: objects("orders", "initial", "15", "basebackups")[0] },
    server: { inRecovery: true, databases: { "we ird$(id)'": expect.any(Number) as number } },
  });
});

test("a restarted standby goes on where it was", async () => {
  await restored.stopPod();
  const again = await restored.startPod();
  expect(again).toMatchObject({ code: 0 });
  await restored.until("select count(*) from sales", "20000", "app-data");
});

test("stage 2 promotes the running server: same pod, same process, writable, on a new timeline", async () => {
  const before = restored.serverPod;
  const started = await restored.sql("select pg_postmaster_start_time()");
  restored.update(restoredArgs(false));
  expect(restored.serverPod).toEqual(before);
  expect(await restored.runJob("promotion")).toMatchObject({
    code: 0,
    log: expect.stringContaining("promoted, and archiving into") as string,
  });
  expect(await restored.sql("select pg_postmaster_start_time()")).toBe(started);
  expect(await restored.sql("select left(pg_walfile_name(pg_current_wal_lsn()), 8)")).toBe(
    "00000002",
  );
  await restored.sql("insert into sales values (0, 'second life')", "app-data");
  await restored.archiveAll();
  const incarnation = objects("restored-orders")[0]!;
  const wal = (...folder: string[]) =>
    objects("restored-orders", incarnation, "15", "wal", ...folder);
  expect(wal()).toEqual(expect.arrayContaining(["0000000200000000", "00000002.history.gz"]));
  // Of the old timeline at most its end, which the source never had.
  expect(wal("0000000100000000").filter((name) => !name.endsWith(".partial.gz"))).toEqual([]);
});

test("the superuser's password is the new database's, no longer the source's", async () => {
  expect(await restored.runJob("first-backup")).toMatchObject({ code: 0 });
});

test("promoting again does nothing", async () => {
  const again = await restored.script("promote.sh");
  expect(again).toMatchObject({
    code: 0,
    log: expect.stringContaining("promoted already") as string,
  });
  expect(await restored.sql("select left(pg_walfile_name(pg_current_wal_lsn()), 8)")).toBe(
    "00000002",
  );
});

test("the source's archive was only read", () => {
  expect(objects("orders", "initial", "15", "wal")).toEqual(["0000000100000000"]);
});

test("the second life survives a disaster of its own", async () => {
  const third = await Database.create(bed, "third");
  const incarnation = objects("restored-orders")[0]!;
  await restored.destroy();
  third.update({
    backup: { ...storeArgs(bed.store), path: "third-orders" },
    restore: { enabled: true, s3Path: `restored-orders/${incarnation}/15` },
  });
  expect(await third.startPod()).toMatchObject({ code: 0 });
  await third.until("select note from sales where id = 0", "second life", "app-data");
});
