import { setTimeout as sleep } from "node:timers/promises";

import type { RecoveryTargetArgs } from "../../lib/args/restore";
import { openPodBed, type PodBed } from "./pods/bed";
import { Database } from "./pods/database";
import { bornEmpty } from "./pods/lives";
import { storeArgs } from "./pods/stores";

let bed: PodBed;
let ledger: Database;
const moments: Record<string, string> = {};

const now =
  "select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')";

async function add(entry: string): Promise<void> {
  moments[`${entry} before`] = await ledger.sql(now);
  moments[`${entry} xid`] = await ledger.sql(
    `insert into entries values ('${entry}') returning pg_current_xact_id()`,
  );
  moments[`${entry} lsn`] = await ledger.sql("select pg_current_wal_insert_lsn()");
  moments[`${entry} after`] = await ledger.sql(now);
  // Base backups are chosen by whole seconds.
  await sleep(1100);
}

/** A database restored to a target, held there. */
async function restoreTo(name: string, target: RecoveryTargetArgs): Promise<Database> {
  const database = await Database.create(bed, name);
  database.update({
    backup: { ...storeArgs(bed.store), path: name },
    restore: { enabled: true, s3Path: "ledger/initial/15", target },
  });
  return database;
}

async function entriesAt(name: string, target: RecoveryTargetArgs): Promise<string> {
  const database = await restoreTo(name, target);
  expect(await database.startPod()).toMatchObject({ code: 0 });
  await database.until("select pg_get_wal_replay_pause_state()", "paused");
  const entries = await database.sql("select string_agg(name, ' ' order by name) from entries");
  await database.killPod();
  return entries;
}

async function backUp(): Promise<string> {
  const { code, log } = await ledger.runJob("backup");
  expect({ code, log }).toMatchObject({ code: 0 });
  await sleep(1100);
  return /base backup (\S+) is verified/.exec(log)![1]!;
}

beforeAll(async () => {
  bed = await openPodBed();
  ledger = await bornEmpty(bed, "ledger");
  await ledger.sql("create table entries (name text)");
  moments.first = await backUp();
  await add("a");
  await add("b");
  await ledger.sql("select pg_create_restore_point('before-c')");
  await add("c");
  moments.second = await backUp();
  await add("d");
  await ledger.archiveAll();
  moments.end = await ledger.sql(now);
  await ledger.destroy();
});

test("to a time, to the row, from the newest backup that ended before it", async () => {
  const database = await restoreTo("at-time", { time: moments["b after"]! });
  const started = await database.startPod();
  expect(started).toMatchObject({ code: 0 });
  await database.until("select pg_get_wal_replay_pause_state()", "paused");
  expect(await database.sql("select string_agg(name, ' ' order by name) from entries")).toBe("a b");
  const { log } = await database.script("report.sh");
  expect(JSON.parse(log)).toMatchObject({ restore: { backup: moments.first } });
  await expect(database.sql("insert into entries values ('x')")).rejects.toThrow("read-only");

  // Held through a restart too.
  await database.stopPod();
  await database.startPod();
  await database.until("select pg_get_wal_replay_pause_state()", "paused");
  expect(await database.sql("select string_agg(name, ' ' order by name) from entries")).toBe("a b");

  database.update({
    backup: { ...storeArgs(bed.store), path: "at-time" },
    restore: { enabled: false, s3Path: "ledger/initial/15", target: { time: moments["b after"]! } },
  });
  expect(await database.runJob("promotion")).toMatchObject({ code: 0 });
  await database.sql("insert into entries values ('x')");
  expect(await database.sql("select string_agg(name, ' ' order by name) from entries")).toBe(
    "a b x",
  );
  await database.killPod();
});

test("a later time starts from the later backup", async () => {
  const database = await restoreTo("later", { time: moments["d before"]! });
  expect(await database.startPod()).toMatchObject({ code: 0 });
  await database.until("select string_agg(name, ' ' order by name) from entries", "a b c");
  const { log } = await database.script("report.sh");
  expect(JSON.parse(log)).toMatchObject({ restore: { backup: moments.second } });
  await database.killPod();
});

test("to a transaction, with it and without it", async () => {
  expect(await entriesAt("at-xid", { xid: moments["b xid"]! })).toBe("a b");
  expect(await entriesAt("before-xid", { xid: moments["b xid"]!, exclusive: true })).toBe("a");
});

test("to a position in the log", async () => {
  expect(await entriesAt("at-lsn", { lsn: moments["b lsn"]! })).toBe("a b");
});

test("to a named restore point, from the oldest backup because nobody knows when it was made", async () => {
  expect(await entriesAt("at-name", { name: "before-c" })).toBe("a b");
});

test("to the end of a backup", async () => {
  expect(await entriesAt("at-end", { immediate: true, backup: moments.first! })).toBe("");
});

test("a target after the end of the archive fails loudly instead of ending early", async () => {
  const database = await restoreTo("too-late", { time: "2099-01-01T00:00:00Z" });
  expect(await database.startPod()).toMatchObject({ code: 0 });
  const refusal = "recovery ended before configured recovery target was reached";
  const deadline = Date.now() + 120_000;
  while (Date.now() < deadline && !database.log("postgres").includes(refusal)) await sleep(200);
  expect(database.log("postgres")).toContain(refusal);
  await expect(database.sql("select 1")).rejects.toThrow("failed");
  await database.killPod();
});

test("a target before the first backup is refused with what there is", async () => {
  const database = await restoreTo("too-early", { time: "2020-01-01T00:00:00Z" });
  const { code, log } = await database.startPod();
  expect(code).toBe(1);
  expect(log).toContain(
    "no base backup in source:archives/ledger/initial/15 fits time 2020-01-01T00:00:00+00:00",
  );
  expect(log).toContain(`${moments.first!} (ended 20`);
});
