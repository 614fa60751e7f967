import { readRecord, recordOf } from "../../../lib/plan/record";
import { bare, fresh, promoted, recovering, rendered, standby } from "../fixtures";

describe("the record on the cluster object", () => {
  it.each([
    ["a database without backups", bare],
    ["a fresh database", fresh],
    ["a standby", standby],
    ["a recovering one", recovering],
    ["a promoted one", promoted],
    [
      "a promoted one that was recovered to a time",
      { ...recovering, restore: { ...recovering.restore, enabled: false } },
    ],
  ])("of %s reads back as it was written", (_what, args) => {
    const { plan } = rendered(args);
    const record = recordOf(plan);
    expect(readRecord(record)).toEqual({
      stage: plan.stage,
      source: plan.source && "s3://old-backups/backups/old-orders/17",
      target: plan.source?.target && "time 2026-11-20T12:00:00+00:00",
      archive: plan.archive && `s3://db-backups/${String(plan.archive.path)}`,
    });
  });

  it("has these names, which objects in clusters carry", () => {
    expect(Object.keys(recordOf(rendered(recovering).plan))).toEqual([
      "postgres-kubernetes/stage",
      "postgres-kubernetes/source",
      "postgres-kubernetes/target",
      "postgres-kubernetes/archive",
    ]);
  });

  it("takes nothing from annotations that are not ours", () => {
    const nothing = { stage: undefined, source: undefined, target: undefined, archive: undefined };
    expect(readRecord({})).toEqual(nothing);
    expect(readRecord({ "postgres-kubernetes/stage": "odd", "other/source": "x" })).toEqual(
      nothing,
    );
    expect(readRecord({ "postgres-kubernetes/source": 7 })).toEqual(nothing);
  });
});
