import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

import { openPodBed, type PodBed } from "./pods/bed";
import { Database } from "./pods/database";
import { bornEmpty, standbyOf } from "./pods/lives";
import { storeArgs } from "./pods/stores";

let bed: PodBed;
let source: Database;

const place = () => join(bed.store.folder, "archives");

const standby = (name: string, s3Path = "source/initial/15") => standbyOf(bed, name, s3Path);

beforeAll(async () => {
  bed = await openPodBed();
  source = await bornEmpty(bed, "source");
  expect(await source.runJob("first-backup")).toMatchObject({ code: 0 });
});

test("a volume that holds something else is left alone", async () => {
  const database = await standby("occupied");
  const precious = join(database.world.dataFolder, "pgdata", "precious");
  mkdirSync(join(precious, ".."), { recursive: true });
  writeFileSync(precious, "not ours");
  const refused = await database.startPod();
  expect(refused.code).toBe(1);
  expect(refused.log).toContain("is not empty and holds no database. Nothing was touched");
  expect(readFileSync(precious, "utf8")).toBe("not ours");
});

test("a volume with a database is neither restored over nor created anew", async () => {
  const marker = "select oid from pg_database where datname = 'kept'";
  await source.sql("create database kept");
  const before = await source.sql(marker);
  await source.stopPod();
  expect(await source.startPod()).toMatchObject({ code: 0 });
  await source.until(marker, before);
});

test("data of another major are left alone", async () => {
  const database = await standby("old-major");
  const version = join(bed.folder("worlds", "old-major", "data", "pgdata"), "PG_VERSION");
  writeFileSync(version, "14\n");
  const refused = await database.startPod();
  expect(refused).toMatchObject({
    code: 1,
    log: expect.stringContaining("holds data of PostgreSQL 14, postgresVersion says 15") as string,
  });
});

test("a fresh database whose archive has content does not come up empty", async () => {
  const again = await Database.create(bed, "source-again");
  again.update({ backup: { ...storeArgs(bed.store), path: "source" } });
  const refused = await again.startPod();
  expect(refused.code).toBe(1);
  expect(refused.log).toContain("this database has lived before");
  expect(refused.log).toContain('restore.enabled: true and restore.s3Path: "source/initial/15"');
  expect(existsSync(join(again.world.dataFolder, "pgdata"))).toBe(false);
});

test("a restore whose own archive has content does not roll a life back", async () => {
  const database = await standby("lived");
  const { value } = database.serverPod.containers[0]!.env!.find(
    ({ name }) => name === "PGK_ARCHIVE",
  ) as { value: string };
  const folder = join(bed.store.folder, value.replace("archive:", ""));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "anything"), "from a former life");
  const refused = await database.startPod();
  expect(refused.code).toBe(1);
  expect(refused.log).toContain("refuses to restore: the volume is empty, but the archive");
});

test("a source that does not exist is said so", async () => {
  const refused = await (await standby("nowhere", "no/such/path")).startPod();
  expect(refused.code).toBe(1);
  expect(refused.log).toContain("There are: none");
});

test("a damaged base backup never becomes a database, and the next attempt begins anew", async () => {
  const [id = ""] = readdirSync(join(place(), "source/initial/15/basebackups"));
  const tarball = join(place(), "source/initial/15/basebackups", id, "base.tar.gz");
  const whole = readFileSync(tarball);
  writeFileSync(tarball, whole.subarray(0, whole.length / 2));
  const database = await standby("damaged");
  expect((await database.startPod()).code).toBe(1);
  expect(existsSync(join(database.world.dataFolder, "pgdata"))).toBe(false);
  writeFileSync(tarball, whole);
  expect(await database.startPod()).toMatchObject({ code: 0 });
  await database.until("select pg_is_in_recovery()", "t");
  await database.destroy();
});

test("a base backup with a changed file is found out by its manifest", async () => {
  const database = await standby("tampered");
  const steps = database.serverPod.initContainers;
  expect(steps.map(({ name }) => name)).toEqual(["tools", "restore"]);
  await database.startTools();
  const unpacked = bed.folder("tampered");
  const [id = ""] = readdirSync(join(place(), "source/initial/15/basebackups"));
  const tarball = join(place(), "source/initial/15/basebackups", id, "base.tar.gz");
  const whole = readFileSync(tarball);
  const run = (...command: string[]) => database.inServer(command);
  const readable = join(bed.folder("readable"), "base.tar.gz");
  writeFileSync(readable, whole);
  chmodSync(readable, 0o644);
  expect(await run("tar", "-xzf", readable, "-C", unpacked)).toMatchObject({ code: 0 });
  appendFileSync(join(unpacked, "PG_VERSION"), "\n");
  const changed = join(bed.folder("changed"), "base.tar.gz");
  expect(await run("tar", "-czf", changed, "-C", unpacked, ".")).toMatchObject({ code: 0 });
  writeFileSync(tarball, readFileSync(changed));
  const refused = await database.startPod();
  writeFileSync(tarball, whole);
  expect(refused.code).toBe(1);
  expect(refused.log).toContain("does not match its manifest");
});

test("tablespaces are refused by the backup, which does not count", async () => {
  const folder = bed.folder("tablespace");
  await source.sql(`create tablespace elsewhere location '${folder}'`);
  const refused = await source.runJob("backup");
  await source.sql("drop tablespace elsewhere");
  expect(refused.code).toBe(1);
  expect(refused.log).toContain("tablespaces outside its data directory");
});

test("a backup does not count when WAL does not arrive", async () => {
  const mute = await Database.create(bed, "mute", { PGK_WAL_SECONDS: "3" });
  mute.update({ backup: { ...storeArgs(bed.store), path: "mute" } });
  await mute.startPod();
  await mute.until("select pg_is_in_recovery()", "f");
  const wal = join(place(), "mute/initial/15/wal");
  rmSync(wal, { recursive: true, force: true });
  // A file where the folder should be: every upload fails.
  mkdirSync(join(wal, ".."), { recursive: true });
  writeFileSync(wal, "");
  const refused = await mute.runJob("first-backup");
  expect(refused.code).toBe(1);
  expect(refused.log).toContain("archiving has failed");
  await mute.destroy();
});
