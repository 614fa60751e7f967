import { setTimeout as sleep } from "node:timers/promises";

import { openPodBed, type PodBed } from "./pods/bed";
import { Database, type DatabaseArgs } from "./pods/database";
import { standbyOf } from "./pods/lives";
import { storeArgs } from "./pods/stores";

let bed: PodBed;

const args = (): DatabaseArgs => ({ backup: { ...storeArgs(bed.store), path: "raised" } });

async function untilLogged(database: Database, container: "postgres" | "stage", text: string) {
  const deadline = Date.now() + 60_000;
  while (!database.log(container).includes(text) && Date.now() < deadline) await sleep(200);
  expect(database.log(container)).toContain(text);
}

test("a source that raised a setting after its base backup is followed to its end all the same", async () => {
  bed = await openPodBed();
  const source = await Database.create(bed, "raised");
  source.update(args());
  await source.startPod();
  await source.until("select pg_is_in_recovery()", "f");
  expect(await source.runJob("first-backup")).toMatchObject({ code: 0 });
  await source.stopPod();
  source.update({ ...args(), parameters: { max_connections: "300" } });
  await source.startPod();
  await source.until("select pg_is_in_recovery()", "f");
  await source.sql("create table later as select 1 as row");
  await source.archiveAll();
  await source.destroy();

  const standby = await standbyOf(bed, "follower", "raised/initial/15");
  expect(await standby.startPod()).toMatchObject({ code: 0 });
  await untilLogged(
    standby,
    "stage",
    "the source raised max_connections from 100 to 300 after its base backup, so replay has stopped; ends the server, which starts again with the higher value",
  );
  await untilLogged(standby, "postgres", "database system is shut down");
  // What the kubelet does.
  await standby.killPod();
  expect(await standby.startPod()).toMatchObject({ code: 0 });
  await standby.until("select count(*) from later", "1");
  expect(await standby.sql("show max_connections")).toBe("300");
  expect(await standby.sql("select pg_is_in_recovery()")).toBe("t");
  await standby.destroy();
});
