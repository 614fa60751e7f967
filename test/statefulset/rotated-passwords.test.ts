import { openPodBed, type PodBed } from "./pods/bed";
import { Database, type DatabaseArgs } from "./pods/database";
import { storeArgs } from "./pods/stores";

let bed: PodBed;
let shop: Database;

const literal = (app: string) => ({
  postgres: { password: "superuser's password" },
  app: { password: app },
  outside: { secretName: "made-elsewhere" },
});

const args = (): DatabaseArgs => ({
  backup: { ...storeArgs(bed.store), path: "shop" },
  users: { app: ["login"], outside: ["login"] },
});

/** Logs in over the network, as an application does. */
async function logsIn(database: Database, role: string, password: string): Promise<boolean> {
  const target = `host=127.0.0.1 user=${role} dbname=postgres`;
  const login =
    'PGPASSWORD="$0" exec psql --no-psqlrc --no-password --dbname="$1" --command="select 1"';
  return (await database.inServer(["sh", "-c", login, password, target])).code === 0;
}

async function untilLogsIn(database: Database, role: string, password: string): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) if (await logsIn(database, role, password)) return;
  throw new Error(`${role} does not log in\n${database.log("stage")}`);
}

beforeAll(async () => {
  bed = await openPodBed();
  shop = await Database.create(bed, "shop");
  shop.world.addSecret("made-elsewhere", { username: "outside", password: "outside's first" });
  shop.update(args(), { passwords: literal("app's 'first' \\ password") });
  await shop.startPod();
  await shop.until("select pg_is_in_recovery()", "f");
  expect(await shop.runJob(/^roles-/)).toMatchObject({ code: 0 });
});

test("a changed password reaches the role, whoever made its Secret, and neither pod nor Job changes", async () => {
  expect(await logsIn(shop, "app", "app's 'first' \\ password")).toBe(true);
  expect(await logsIn(shop, "outside", "outside's first")).toBe(true);
  const before = [shop.serverPod, shop.object(/^roles-/)];

  shop.world.addSecret("made-elsewhere", { username: "outside", password: "outside's second" });
  shop.update(args(), { passwords: literal("app's second $(id)") });

  await untilLogsIn(shop, "app", "app's second $(id)");
  await untilLogsIn(shop, "outside", "outside's second");
  expect(await logsIn(shop, "app", "app's 'first' \\ password")).toBe(false);
  expect([shop.serverPod, shop.object(/^roles-/)]).toEqual(before);
  for (const secret of ["app's", "outside's"])
    expect(shop.log("postgres") + shop.log("stage")).not.toContain(secret);
});

test("an empty password clears none: the role keeps its own, and the Job fails", async () => {
  shop.world.addSecret("made-elsewhere", { username: "outside", password: "" });
  shop.update(args(), { passwords: literal("app's second $(id)") });
  const kept =
    "the Secret of role outside has no password, so the role keeps the one it has: give the Secret a key password that is not empty";
  const deadline = Date.now() + 30_000;
  while (!shop.log("stage").includes(kept) && Date.now() < deadline)
    await shop.sql("select pg_sleep(0.2)");
  expect(shop.log("stage")).toContain(kept);
  expect(await shop.runJob(/^roles-/)).toMatchObject({
    code: 3,
    log: expect.stringContaining(
      'ERROR:  the Secret of role "outside" has no password: the role would lose the one it has. Give the Secret a key password that is not empty',
    ) as string,
  });
  expect(await logsIn(shop, "outside", "outside's second")).toBe(true);
});

test("another role with a password restarts no server", () => {
  const before = shop.serverPod;
  const more = { ...literal("app's second $(id)"), late: { password: "late's password" } };
  const { users, ...rest } = args();
  shop.update({ ...rest, users: { ...users, late: ["login"] } }, { passwords: more });
  expect(shop.serverPod).toEqual(before);
});

test("a restored database takes its own passwords once it is promoted", async () => {
  await shop.archiveAll();
  const backedUp = await shop.runJob("first-backup");
  expect(backedUp).toMatchObject({ code: 0 });
  await shop.destroy();
  const restored = await Database.create(bed, "restored");
  const restoredArgs = (enabled: boolean): DatabaseArgs => ({
    backup: { ...storeArgs(bed.store), path: "restored" },
    users: { app: ["login"] },
    restore: { enabled, s3Path: "shop/initial/15" },
  });
  const passwords = {
    postgres: { password: "other superuser's" },
    app: { password: "app's third" },
  };
  restored.update(restoredArgs(true), { passwords });
  expect(await restored.startPod()).toMatchObject({ code: 0 });
  await restored.until("select pg_is_in_recovery()", "t");
  restored.update(restoredArgs(false), { passwords });
  await untilLogsIn(restored, "app", "app's third");
  await restored.destroy();
});
