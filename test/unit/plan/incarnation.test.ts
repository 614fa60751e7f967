import * as pulumi from "@pulumi/pulumi";
import { archiveUrl, overlaps } from "../../../lib/plan/archive";
import { incarnationOf } from "../../../lib/plan/incarnation";
import type { RecoveryTarget } from "../../../lib/units/recovery-target";
import { fresh, promoted, recovering, rendered, standby, valueOf } from "../fixtures";

const at = (value: string): RecoveryTarget => ({
  kind: "time",
  value,
  exclusive: false,
  timeline: undefined,
  backup: undefined,
});
const origin = { sourceUrl: "s3://old-backups/orders/17", target: undefined, attempt: 1 };
const noon = at("2026-11-20T12:00:00+00:00");

describe("the incarnation", () => {
  it("of a database born empty is the initial one", () => {
    expect(incarnationOf(undefined)).toBe("initial");
    expect(rendered(fresh).env("WALG_S3_PREFIX")).toBe("s3://db-backups/orders/initial/17");
  });

  it("of a restored one is named after what was restored, for good", () => {
    // These names are folders full of backups: another hash would abandon them.
    expect(incarnationOf(origin)).toBe("restored-d0c06f201a");
    expect(incarnationOf({ ...origin, target: noon })).toBe("restored-c06e84c205");
    expect(incarnationOf({ ...origin, attempt: 2 })).toBe("restored-b776136072");
  });

  it.each([
    ["another source", { ...origin, sourceUrl: "s3://old-backups/orders/16" }],
    ["another protocol", { ...origin, sourceUrl: "gs://old-backups/orders/17" }],
    ["a target", { ...origin, target: noon }],
    ["another attempt", { ...origin, attempt: 2 }],
  ])("differs for %s", (_what, other) => {
    expect(incarnationOf(other)).not.toBe(incarnationOf(origin));
  });

  it("differs for another target", () => {
    expect(incarnationOf({ ...origin, target: noon })).not.toBe(
      incarnationOf({ ...origin, target: { ...noon, exclusive: true } }),
    );
  });

  it("is the same when the source arrives later", async () => {
    const late = incarnationOf({ ...origin, sourceUrl: pulumi.output(origin.sourceUrl) });
    expect(await valueOf(late)).toBe(incarnationOf(origin));
  });

  it("stays through the promotion", () => {
    expect(rendered(promoted).plan.archive?.path).toBe(rendered(standby).plan.archive?.path);
  });

  it("of a recovery to a time is another than that of a standby", () => {
    expect(rendered(recovering).plan.archive?.path).not.toBe(rendered(standby).plan.archive?.path);
  });
});

describe("addresses of archives", () => {
  it("name protocol, bucket and path", () => {
    const { archive } = rendered(fresh).plan;
    expect(archiveUrl(archive!)).toBe("s3://db-backups/orders/initial/17");
  });

  it.each([
    ["s3://b/a", "s3://b/a", true],
    ["s3://b/a", "s3://b/a/c", true],
    ["s3://b/a/c", "s3://b/a", true],
    ["s3://b/a", "s3://b/ab", false],
    ["s3://b/a/c", "s3://b/a/d", false],
    ["s3://b/a", "gs://b/a", false],
  ])("%s and %s overlap: %s", (a, b, expected) => {
    expect(overlaps(a, b)).toBe(expected);
  });
});
