import * as pulumi from "@pulumi/pulumi";
import { archiveUrl, overlaps } from "../../../lib/plan/archive";
import { incarnationOf } from "../../../lib/plan/incarnation";
import type { RecoveryTarget } from "../../../lib/units/recovery-target";
import {
  account,
  fresh,
  keys,
  promoted,
  r2Config,
  recovering,
  rendered,
  standby,
  valueOf,
} from "../fixtures";

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

describe("the incarnation of a restore from another server", () => {
  const s3 = { provider: "s3", region: "eu-central-1", credentials: keys };
  const b2 = { provider: "b2", region: "us-west-004", credentials: keys };
  const minio = (endpoint: unknown, credentials: object = keys) => ({
    provider: "s3-compatible",
    endpoint,
    credentials,
  });
  const { r2Config: _short, ...source } = standby.restore;

  const pathOf = (objectStore: object | undefined, own: object = { r2Config }, enabled = true) =>
    rendered({
      ...fresh,
      backup: { bucketName: "db-backups", path: "orders", ...own },
      restore: { ...source, enabled, ...(objectStore && { objectStore }) },
    }).plan.archive?.path;

  it("is another, although bucket and path have the same names there", () => {
    const paths = [undefined, s3, b2, minio("https://one"), minio("https://two")].map((store) =>
      pathOf(store),
    );
    expect(new Set(paths).size).toBe(paths.length);
    expect(pathOf(minio("https://one"))).toBe("orders/restored-168effc87c/17");
    expect(pathOf(s3)).toBe("orders/restored-5cdcbb752d/17");
  });

  it("is the one of the own server when the source is there, whether it is named or not", () => {
    const named = { provider: "r2", cloudflareAccountId: account, credentials: keys };
    expect(pathOf(named)).toBe(pathOf(undefined));
    expect(pathOf(undefined)).toBe(rendered(standby).plan.archive?.path);
  });

  it("stays when the server that holds both is called by another name", () => {
    const own = (endpoint: string) => ({ objectStore: minio(endpoint) });
    const before = pathOf(undefined, own("http://minio:9000"));
    expect(pathOf(undefined, own("https://minio.example.com"))).toBe(before);
    expect(pathOf(minio("https://MINIO.example.com"), own("https://minio.example.com"))).toBe(
      before,
    );
    expect(pathOf(minio("https://one"), own("https://two"))).toBe(pathOf(minio("https://one")));
  });

  it("stays through the promotion, and with other keys", () => {
    const before = pathOf(minio("https://one"));
    expect(pathOf(minio("https://one"), { r2Config }, false)).toBe(before);
    expect(pathOf(minio("https://one", { secretName: "other-keys" }))).toBe(before);
  });

  it("is the same when the server's name arrives later", async () => {
    const late = pathOf(minio(pulumi.output("https://one")));
    expect(await valueOf(late)).toBe(pathOf(minio("https://one")));
  });

  it("is known at once when the one server's name arrives later", () => {
    const own = { r2Config: { ...r2Config, cloudflareAccountId: pulumi.output(account) } };
    expect(pathOf(undefined, own)).toBe(pathOf(undefined));
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
