import { chmodSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { openPodBed, type PodBed } from "./pods/bed";
import { Database } from "./pods/database";
import { storeArgs } from "./pods/stores";

let bed: PodBed;
let database: Database;

const segment = "00000001000000000000000A";

function file(name: string, content: string): string {
  const path = join(bed.folder("wal files $(id) 'quoted'"), name);
  writeFileSync(path, content);
  chmodSync(path, 0o644);
  return path;
}

function stored(...path: string[]): readonly string[] {
  return readdirSync(join(bed.store.folder, "archives", "writer", "initial", "15", ...path)).sort();
}

beforeAll(async () => {
  bed = await openPodBed();
  database = await Database.create(bed, "writer");
  database.update({ backup: { ...storeArgs(bed.store), path: "writer" } });
  await database.startTools();
});

test("the same segment twice is archived once, and both times a success", async () => {
  const path = file("one", "content of the segment");
  expect(await database.script("archive-wal.sh", path, segment)).toMatchObject({ code: 0 });
  expect(await database.script("archive-wal.sh", path, segment)).toMatchObject({ code: 0 });
  expect(stored("wal", "0000000100000000")).toEqual([`${segment}.gz`]);
});

test("another file of the same name is refused, and the first one stays", async () => {
  const other = file("two", "content of another life");
  const refused = await database.script("archive-wal.sh", other, segment);
  expect(refused.code).toBe(1);
  expect(refused.log).toContain("holds another file of that name");
  const first = file("one", "content of the segment");
  expect(await database.script("archive-wal.sh", first, segment)).toMatchObject({ code: 0 });
});

test("of two servers that archive one segment at once, where the store can refuse, one succeeds", async () => {
  const racing = await Database.create(bed, "writer", { PGK_STORE_REFUSES_OVERWRITE: "yes" });
  racing.update({ backup: { ...storeArgs(bed.store), path: "writer" } });
  const name = "00000001000000000000000B";
  const results = await Promise.all(
    ["left", "right"].map((side) => racing.script("archive-wal.sh", file(side, side), name)),
  );
  expect(results.map(({ code }) => code).sort()).toEqual([0, 1]);
});

test.each([
  ["00000002.history", "wal"],
  ["00000001000000000000000C.partial", "wal/0000000100000000"],
  ["00000001000000000000000C.00000028.backup", "wal/0000000100000000"],
])("%s has its place", async (name, folder) => {
  const path = file(name, name);
  expect(await database.script("archive-wal.sh", path, name)).toMatchObject({ code: 0 });
  expect(stored(...folder.split("/"))).toContain(`${name}.gz`);
});

test.each(["../../escape", "$(id)", "00000001", "0000000100000000000000zz", ""])(
  "the name %p is refused",
  async (name) => {
    const refused = await database.script("archive-wal.sh", file("x", "x"), name);
    expect(refused).toMatchObject({
      code: 1,
      log: expect.stringContaining("this is no name of a WAL file") as string,
    });
  },
);

test("a file that is not there, or a store that is not there, is no success", async () => {
  const missing = await database.script("archive-wal.sh", "/nowhere", "00000001000000000000000D");
  expect(missing.code).not.toBe(0);
  const lost = await Database.create(bed, "writer", { PGK_ARCHIVE: "archive:no-such-bucket/path" });
  lost.update({ backup: { ...storeArgs(bed.store), path: "writer" } });
  const failed = await lost.script("archive-wal.sh", file("y", "y"), "00000001000000000000000D");
  expect(failed).toMatchObject({
    code: 1,
    log: expect.stringContaining("PostgreSQL keeps it and tries again") as string,
  });
});
