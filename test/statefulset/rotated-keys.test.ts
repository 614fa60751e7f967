import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { openPodBed, type PodBed } from "./pods/bed";
import { Database } from "./pods/database";
import { storeArgs } from "./pods/stores";
import { startProxy, type SwitchableProxy } from "./pods/switchable-proxy";

let bed: PodBed;
let proxy: SwitchableProxy;
let database: Database;
let rotated: PodBed["store"];
let commandLines: string;

const keysOf = ({ accessKeyId, secretAccessKey }: PodBed["store"]) => ({
  accessKeyId,
  secretAccessKey,
});
const backup = (store: PodBed["store"]) => ({
  ...storeArgs({ ...store, endpoint: proxy.endpoint }),
  path: "orders",
});
/** The store's client, with a note of what it was called with. */
function noting(): string {
  const client = join(bed.folder("client"), "rclone");
  writeFileSync(
    client,
    `#!/bin/sh\nprintf '%s\\n' "$*" >>"${commandLines}"\nexec "${bed.rclone}" "$@"\n`,
  );
  chmodSync(client, 0o755);
  return client;
}

const archiver = "select archived_count > 0, failed_count > 0 from pg_stat_archiver";

beforeAll(async () => {
  bed = await openPodBed();
  commandLines = join(bed.folder("client"), "command-lines");
  proxy = await startProxy(bed.store.endpoint);
  database = await Database.create(bed, "orders", { PGK_RCLONE: noting() });
  database.update({ backup: backup(bed.store) });
  expect(await database.startPod()).toMatchObject({ code: 0 });
  await database.until("select pg_is_in_recovery()", "f");
  await database.archiveAll();
});

afterAll(async () => {
  await database.destroy();
  proxy.close();
});

test("new keys reach the running server: what the old ones no longer archive, they do", async () => {
  const [pod, started] = [
    database.serverPod,
    await database.sql("select pg_postmaster_start_time()"),
  ];
  rotated = await bed.otherKeys();
  proxy.leadTo(rotated.endpoint);
  await database.sql("create table rows as select generate_series(1, 1000) n");
  await database.sql("select pg_switch_wal()");
  await database.until(archiver, "t|t");

  database.update({ backup: backup(rotated) });
  await database.archiveAll();

  expect(database.serverPod).toEqual(pod);
  expect(await database.sql("select pg_postmaster_start_time()")).toBe(started);
  expect(await database.runJob("first-backup")).toMatchObject({ code: 0 });
});

test("no key stands in a log or on the client's command line", () => {
  const commands = readFileSync(commandLines, "utf8");
  expect(commands).toContain("--low-level-retries");
  const written = commands + database.log("postgres") + database.log("stage");
  for (const key of [...Object.values(keysOf(bed.store)), ...Object.values(keysOf(rotated))])
    expect(written).not.toContain(key);
});
