import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { openPodBed, type PodBed } from "./pods/bed";
import { Database } from "./pods/database";
import { storeArgs } from "./pods/stores";

let bed: PodBed;

const args = (path: string) => ({
  backup: { ...storeArgs(bed.store), path, retention: "30d" as const },
});

const bases = (path: string) => join(bed.store.folder, "archives", path, "initial/15/basebackups");

/** What an archive says of a base backup that ended on a day of November 2026. */
const facts = (day: number) => ({
  id: `202611${day}T020000Z`,
  timeline: "1",
  startWal: `0000000100000000000000${day}`,
  stopTime: `2026-11-${day}T02:00:01Z`,
  stopLsn: `0/${day}000100`,
  stopEpoch: String(Date.UTC(2026, 10, day, 2, 0, 1) / 1000),
  nextXid: String(700 + day),
});

type Facts = ReturnType<typeof facts>;

function write(folder: string, backups: readonly Facts[]): void {
  for (const backup of backups) {
    mkdirSync(join(folder, backup.id), { recursive: true });
    writeFileSync(join(folder, backup.id, "backup.json"), JSON.stringify(backup, undefined, 2));
    writeFileSync(join(folder, backup.id, "base.tar.gz"), "a whole database");
  }
}

beforeAll(async () => {
  bed = await openPodBed();
});

/** psql, but one question fails as it does when the server's name is not found for a moment. */
function forgetful(): string {
  const psql = join(bed.folder("forgetful"), "psql");
  const real = bed.environment["PATH"]!.split(":")[0]!;
  writeFileSync(
    psql,
    `#!/bin/sh\ncase "$*" in *'extract(epoch'*) exit 2 ;; esac\nexec "${real}/psql" "$@"\n`,
  );
  chmodSync(psql, 0o755);
  return `${join(psql, "..")}:${bed.environment["PATH"]!}`;
}

test("a base backup of which one fact could not be asked does not count, and the next attempt does", async () => {
  const asked = await Database.create(bed, "asked");
  asked.update(args("asked"));
  await asked.startPod();
  await asked.until("select pg_is_in_recovery()", "f");
  const unlucky = await Database.create(bed, "asked", {
    PATH: forgetful(),
    PGPORT: String(asked.world.port),
  });
  unlucky.update(args("asked"));
  const failed = await unlucky.runStep("backup", "base-backup");
  expect(failed.code).not.toBe(0);
  expect(existsSync(bases("asked"))).toBe(false);
  expect(await asked.runJob("backup")).toMatchObject({ code: 0 });
  expect(readdirSync(bases("asked"))).toHaveLength(1);
  await asked.destroy();
});

async function prune(path: string): Promise<{ code: number; log: string }> {
  const epoch = String(Date.UTC(2026, 11, 25) / 1000);
  const pruned = await Database.create(bed, path, { PGK_NOW_EPOCH: epoch });
  pruned.update(args(path));
  mkdirSync(join(bases(path), "../wal/0000000100000000"), { recursive: true });
  return pruned.runStep("backup", "prune");
}

test.each([
  ["stopEpoch", "", [facts(10), { ...facts(22), stopEpoch: "" }]],
  ["stopEpoch", "soon", [facts(10), { ...facts(22), stopEpoch: "soon" }]],
  ["startWal", "00000001", [facts(10), { ...facts(11), startWal: "00000001" }]],
])("retention that cannot read a backup's %s %p deletes nothing", async (name, value, backups) => {
  const path = `unclear-${name}-${value}`.toLowerCase().replace(/-$/, "");
  write(bases(path), backups);
  const refused = await prune(path);
  const { id = "" } = backups[1] ?? {};
  expect(refused.code).toBe(1);
  expect(refused.log).toContain(
    `base backup ${id} says "${value}" as its ${name}, which tells no age: going by it could delete backups and WAL that are still needed. ` +
      `Nothing was deleted. Delete archive:archives/${path}/initial/15/basebackups/${id}/backup.json: then this backup does not count, and retention goes by the others`,
  );
  expect(backups.map((backup) => readdirSync(join(bases(path), backup.id)))).toEqual([
    ["backup.json", "base.tar.gz"],
    ["backup.json", "base.tar.gz"],
  ]);
});

test("where all backups say their age, the older one goes", async () => {
  write(bases("clear"), [facts(10), facts(20)]);
  expect(await prune("clear")).toMatchObject({ code: 0 });
  expect(readdirSync(bases("clear"))).toEqual([facts(20).id]);
});

const target = (kind: string, value: string, more = {}) => ({
  PGK_TARGET_KIND: kind,
  PGK_TARGET_VALUE: value,
  ...more,
});

test.each([
  ["stopEpoch", target("time", "", { PGK_TARGET_EPOCH: "1800000000" })],
  ["stopLsn", target("lsn", "0/99000000")],
  ["nextXid", target("xid", "900")],
  ["timeline", target("none", "", { PGK_TARGET_TIMELINE: "1" })],
])("a restore does not choose a backup without its %s", async (name, env) => {
  const folder = bed.folder("catalogues", name);
  write(folder, [facts(10), { ...facts(20), [name]: "" }]);
  const choosing = await Database.create(bed, "choosing", env);
  choosing.update(args("choosing"));
  const script = "/opt/postgres-kubernetes/scripts/catalogue.sh";
  const chosen = await choosing.inServer([
    "sh",
    "-c",
    '. "$0"; choose_backup "$1"',
    script,
    folder,
  ]);
  expect(chosen).toEqual({ code: 0, log: facts(10).id });
});
