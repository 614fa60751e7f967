import { fresh, full, objects } from "./databases";

test("the base backup's volume holds a copy and its compressed form", () => {
  expect(JSON.stringify(objects(fresh).spec("backup"))).toContain(
    `"storage":"${2n * 10n * 2n ** 30n}"`,
  );
});

test("a finished backup does not keep its work volume; a failed one stays to be seen", () => {
  expect(objects(full).job("first-backup")).toMatchObject({ ttlSecondsAfterFinished: 3600 });
  for (const role of ["backup", "offsite"])
    expect(objects(full).spec(role)).toMatchObject({
      successfulJobsHistoryLimit: 0,
      failedJobsHistoryLimit: 1,
    });
});

test.each(["backup", "offsite"])("a stuck run of %s fails before the next day's begins", (role) => {
  const { activeDeadlineSeconds } = objects(full).job(role) as { activeDeadlineSeconds?: number };
  expect(activeDeadlineSeconds).toBeLessThan(86400);
});

test.each([
  ["time", { retention: "4w" }, { name: "PGK_KEEP_DAYS", value: "28" }],
  ["count", { retention: { fullBackups: 7 } }, { name: "PGK_KEEP_BACKUPS", value: "7" }],
])("retention by %s", (_kind, retention, expected) => {
  const sent = JSON.stringify(
    objects({ ...fresh, backup: { ...fresh.backup, ...retention } }).spec("backup"),
  );
  expect(sent).toContain(JSON.stringify(expected));
});

test("the second copy has a store, a schedule and a retention of its own", () => {
  const spec = objects(full).spec("offsite") as { readonly schedule: string };
  expect(spec.schedule).toBe("0 4 * * *");
  expect(JSON.stringify(spec)).toContain(
    '{"name":"PGK_OFFSITE","value":"offsite:second/orders/initial/17"}',
  );
  expect(JSON.stringify(spec)).toContain('{"name":"PGK_KEEP_DAYS","value":"365"}');
});
