import { own, promoted, standby, users } from "./harness/arguments";
import { openDatabases, type Databases } from "./harness/databases";
import { finishJob } from "./harness/jobs";

let bed: Databases;

beforeAll(async () => {
  bed = await openDatabases("failed-promotion");
});

const plain = { operator: "statefulset", users, ...own("statefulset") };
const job = () => ({
  apiVersion: "batch/v1",
  kind: "Job",
  metadata: { name: "plain-promotion", namespace: bed.namespace },
});

/** Runs an update whose promotion Job ends like this, and returns the Job's id with the update's result. */
async function promoteUntil(end: "Complete" | "Failed", unlike?: unknown) {
  bed.write({ plain: { ...promoted, ...plain } });
  const up = bed.stack.up();
  const found = await bed.kube.waitFor(
    job(),
    (each) => each !== undefined && each.metadata["uid"] !== unlike,
    { withinMs: 40_000 },
  );
  if (found !== undefined) await finishJob(bed, found, end);
  return { uid: found?.metadata["uid"], result: await up };
}

test("a promotion that failed fails the update, and the next update tries it again", async () => {
  bed.write({ plain: { ...standby, ...plain } });
  expect(await bed.stack.up()).toSucceed();

  const failed = await promoteUntil("Failed");
  expect(failed.result.exitCode).not.toBe(0);

  const again = await promoteUntil("Complete", failed.uid);
  expect(again.result).toSucceed();

  expect(await bed.stack.up()).toSucceed();
  expect((await bed.kube.get(job()))?.metadata["uid"]).toBe(again.uid);
});
