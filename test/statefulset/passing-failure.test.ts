import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { openPodBed, type PodBed } from "./pods/bed";
import { Database } from "./pods/database";
import { bornEmpty } from "./pods/lives";
import { storeArgs } from "./pods/stores";
import { startProxy, type SwitchableProxy } from "./pods/switchable-proxy";

let bed: PodBed;
let proxy: SwitchableProxy;
let source: Database;

const brief = { PGK_STORE_PATIENCE_SECONDS: "4" };

async function insert(from: number, to: number): Promise<void> {
  await source.sql(
    `insert into rows select n, repeat('x', 500) from generate_series(${from}, ${to}) n`,
  );
  await source.archiveAll();
}

function viaProxy(name: string, { enabled = true, keys = {} } = {}) {
  const { objectStore, bucketName } = storeArgs({ ...bed.store, ...keys });
  return {
    backup: { ...storeArgs(bed.store), path: name },
    restore: {
      enabled,
      bucketName,
      objectStore: { ...objectStore, endpoint: proxy.endpoint },
      s3Path: "source/initial/15",
    },
  };
}

beforeAll(async () => {
  bed = await openPodBed();
  proxy = await startProxy(bed.store.endpoint);
  source = await bornEmpty(bed, "source");
  await source.sql("create table rows (id int, filler text)");
  expect(await source.runJob("first-backup")).toMatchObject({ code: 0 });
  await insert(1, 10_000);
});

afterAll(() => {
  proxy.close();
});

test("an outage in stage 1 stops the replay, not the server, and loses nothing", async () => {
  const standby = await Database.create(bed, "patient");
  standby.update(viaProxy("patient"));
  expect(await standby.startPod()).toMatchObject({ code: 0 });
  await standby.until("select count(*) from rows", "10000");
  proxy.cut();
  await insert(10_001, 20_000);
  await sleep(8000);
  expect(await standby.sql("select count(*), pg_is_in_recovery() from rows")).toBe("10000|t");
  proxy.mend();
  await standby.until("select count(*) from rows", "20000");
  await standby.destroy();
});

test("a promotion during an outage waits for the store instead of leaving rows behind", async () => {
  const standby = await Database.create(bed, "promoted");
  standby.update(viaProxy("promoted"));
  expect(await standby.startPod()).toMatchObject({ code: 0 });
  await standby.until("select count(*) from rows", "20000");
  proxy.cut();
  await insert(20_001, 30_000);
  standby.update(viaProxy("promoted", { enabled: false }));
  await sleep(6000);
  expect(await standby.sql("select pg_is_in_recovery()")).toBe("t");
  proxy.mend();
  await standby.until("select pg_is_in_recovery()", "f");
  expect(await standby.sql("select count(*) from rows")).toBe("30000");
  await standby.destroy();
});

test("an outage that lasts stops the server; after it, everything is replayed", async () => {
  const standby = await Database.create(bed, "impatient", brief);
  standby.update(viaProxy("impatient"));
  expect(await standby.startPod()).toMatchObject({ code: 0 });
  await standby.until("select count(*) from rows", "30000");
  proxy.cut();
  const deadline = Date.now() + 120_000;
  const stopped = "database system is shut down";
  while (Date.now() < deadline && !standby.log("postgres").includes(stopped)) await sleep(200);
  expect(standby.log("postgres")).toContain("has not answered for 4 seconds: stops the server");
  expect(standby.log("postgres")).toContain(stopped);
  proxy.mend();
  await standby.killPod();
  expect(await standby.startPod()).toMatchObject({ code: 0 });
  await standby.until("select count(*) from rows", "30000");
  expect(await standby.sql("select pg_is_in_recovery()")).toBe("t");
  await standby.destroy();
});

test.each([
  ["a segment that the archive does not have", "0000000100000000000000F0", 1],
  ["a history that the archive does not have", "00000009.history", 1],
  ["a name that is none", "../../etc/passwd", 1],
])("restore_command answers for %s", async (_what, name, code) => {
  const target = join(bed.folder("targets"), "file");
  const standby = await Database.create(bed, "asked", brief);
  standby.update(viaProxy("asked"));
  await standby.startTools();
  expect(await standby.script("restore-wal.sh", name, target)).toMatchObject({ code });
  expect(existsSync(target)).toBe(false);
});

interface Doubt {
  readonly what: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly keys?: { readonly secretAccessKey: string };
  readonly isCut?: true;
}

const doubts: readonly Doubt[] = [
  { what: "a store that does not answer", isCut: true },
  { what: "wrong keys", keys: { secretAccessKey: "wrong" } },
  { what: "a bucket that is not there", env: { PGK_SOURCE: "source:nobody-has-this/path" } },
];

test.each(doubts)(
  "restore_command does not take $what for the end of the archive",
  async ({ env, keys, isCut }) => {
    const target = join(bed.folder("targets"), "file");
    rmSync(target, { force: true });
    const standby = await Database.create(bed, "unsure", {
      PGK_STORE_PATIENCE_SECONDS: "1",
      ...env,
    });
    standby.update(viaProxy("unsure", { ...(keys && { keys }) }));
    await standby.startTools();
    if (isCut) proxy.cut();
    const refusals = proxy.refusals();
    const answer = await standby.script("restore-wal.sh", "0000000100000000000000F0", target);
    proxy.mend();
    // Two rounds of two commands, each sent twice: a client that tries longer by itself would outlast the patience.
    expect(proxy.refusals() - refusals).toBeLessThanOrEqual(8);
    expect(answer.code).toBe(126);
    expect(answer.log).toContain(
      "stops the server rather than take this for the end of the archive",
    );
  },
);
