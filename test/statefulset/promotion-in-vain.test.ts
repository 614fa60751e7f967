import { openPodBed } from "./pods/bed";
import { Database } from "./pods/database";
import { storeArgs } from "./pods/stores";

test("a promotion whose new timeline never reaches the archive fails in its time", async () => {
  const bed = await openPodBed();
  const database = await Database.create(bed, "quiet", { PGK_PROMOTE_SECONDS: "3" });
  database.update({ backup: { ...storeArgs(bed.store), path: "quiet" } });
  await database.startPod();
  await database.until("select pg_is_in_recovery()", "f");
  const began = Date.now();
  const waited = await database.script("await-promotion.sh");
  expect(waited).toEqual({
    code: 1,
    log: expect.stringContaining(
      "promoted, but nothing reaches the archive archive:archives/quiet/initial/15",
    ) as string,
  });
  expect(Date.now() - began).toBeLessThan(30_000);
  await database.destroy();
}, 60_000);
