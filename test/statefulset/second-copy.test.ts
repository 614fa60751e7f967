import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { openPodBed, type PodBed } from "./pods/bed";
import { Database } from "./pods/database";
import { storeArgs } from "./pods/stores";

let bed: PodBed;

const bases = (path: string) => join(bed.store.folder, "archives", path, "initial/15/basebackups");

function finishBackup(id: string): void {
  const folder = join(bases("orders"), id);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "base.tar.gz"), "a whole database");
  writeFileSync(join(folder, "backup.json"), "{}");
}

const copied = () =>
  Object.fromEntries(
    readdirSync(bases("copy")).map((id) => [id, readdirSync(join(bases("copy"), id))]),
  );

/** The store's client, which waits once the base backups are copied until the test lets it go on. */
function waiting(): { client: string; reached: string; goOn: string } {
  const folder = bed.folder("waiting");
  const [client, reached, goOn] = ["rclone", "reached", "go-on"].map((name) => join(folder, name));
  writeFileSync(
    client!,
    `#!/bin/sh
"${bed.rclone}" "$@" || exit
case "$*" in *--exclude*) touch "${reached!}"; while [ ! -e "${goOn!}" ]; do sleep 0.1; done ;; esac
`,
  );
  chmodSync(client!, 0o755);
  return { client: client!, reached: reached!, goOn: goOn! };
}

test("a backup that ends or is deleted while others are copied leaves no mark without its data", async () => {
  bed = await openPodBed();
  const [kept, expired, late] = ["20261101T020000Z", "20261102T020000Z", "20261103T020000Z"];
  finishBackup(kept);
  finishBackup(expired);
  const { client, reached, goOn } = waiting();
  const copying = await Database.create(bed, "orders", { PGK_RCLONE: client });
  copying.update(
    { backup: { ...storeArgs(bed.store), path: "orders" } },
    { offsite: { ...storeArgs(bed.store), path: "copy" } },
  );
  mkdirSync(join(bases("orders"), "../wal"), { recursive: true });
  const copy = copying.runStep("offsite", "copy-offsite");
  while (!existsSync(reached)) await sleep(50);
  finishBackup(late);
  rmSync(join(bases("orders"), expired), { recursive: true });
  writeFileSync(goOn, "");
  expect(await copy).toMatchObject({ code: 0 });
  expect(copied()).toEqual({
    [kept]: ["backup.json", "base.tar.gz"],
    [expired]: ["base.tar.gz"],
  });
  expect(await copying.runStep("offsite", "copy-offsite")).toMatchObject({ code: 0 });
  expect(copied()).toMatchObject({ [late]: ["backup.json", "base.tar.gz"] });
});

test("an archive without base backups is copied too", async () => {
  const young = await Database.create(bed, "young");
  young.update(
    { backup: { ...storeArgs(bed.store), path: "young" } },
    { offsite: { ...storeArgs(bed.store), path: "young-copy" } },
  );
  mkdirSync(join(bases("young"), "../wal"), { recursive: true });
  expect(await young.runStep("offsite", "copy-offsite")).toMatchObject({ code: 0 });
});
