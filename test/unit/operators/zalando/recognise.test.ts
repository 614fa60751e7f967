import { unknown } from "../../../../lib/guard/state";
import { alone } from "../../../../lib/operators/reader";
import { zalandoReader } from "../../../../lib/operators/zalando/reader";
import { recognise } from "../../../../lib/operators/zalando/recognise";
import { bare, fresh, keys, promoted, recovering, rendered, standby } from "../../fixtures";

const sourceUrl = "s3://old-backups/backups/old-orders/17";
const stateOf = (args: unknown) => {
  const { cluster } = rendered(args);
  return recognise({ ...cluster, ...cluster.body });
};
const r2 = "0123456789abcdef0123456789abcdef.r2.cloudflarestorage.com";
const nothing = {
  stage: "fresh",
  source: undefined,
  target: undefined,
  archive: undefined,
  postgresVersion: undefined,
  storageSize: undefined,
};

describe("an object that was rendered", () => {
  it.each([
    ["bare", bare],
    ["fresh", fresh],
    ["standby", standby],
    ["recovering", recovering],
    ["promoted", promoted],
  ] as const)("%s says what it was rendered from", (_what, args) => {
    const { plan } = rendered(args);
    expect(stateOf(args)).toEqual({
      stage: plan.stage,
      source: plan.source && sourceUrl,
      target: plan.source?.target && "time 2026-11-20T12:00:00+00:00",
      archive: plan.archive && `s3://db-backups/${String(plan.archive.path)}`,
      archiveServer: plan.archive && r2,
      postgresVersion: "17",
      storageSize: "10Gi",
    });
  });

  it("reads from GCS", () => {
    const { r2Config: _short, ...source } = standby.restore;
    const objectStore = {
      provider: "gcs",
      serviceAccountKey: { secretName: "gcs", key: "key.json" },
    };
    const args = {
      ...bare,
      restore: { ...source, objectStore },
      backup: { bucketName: "db-backups", path: "orders", objectStore },
    };
    expect(stateOf(args)).toMatchObject({
      stage: "standby",
      source: "gs://old-backups/backups/old-orders/17",
      archive: expect.stringMatching(/^gs:\/\/db-backups\/orders\/restored-/) as string,
      archiveServer: "",
    });
  });
});

describe("an object somebody else wrote", () => {
  const object = (spec: object, annotations = {}) => ({
    apiVersion: "acid.zalan.do/v1",
    kind: "postgresql",
    metadata: { name: "orders", annotations },
    spec,
  });

  it("is fresh unless its spec says otherwise", () => {
    expect(recognise(object({}))).toEqual(nothing);
    expect(recognise({ kind: "postgresql", apiVersion: "acid.zalan.do/v1" })).toEqual(nothing);
  });

  it("is a standby with spec.standby, whatever its annotations say", () => {
    const spec = { standby: { gs_wal_path: "gs://b/p" } };
    expect(recognise(object(spec, { "postgres-kubernetes/stage": "promoted" }))).toMatchObject({
      stage: "standby",
      source: "gs://b/p",
    });
  });

  it("recovers with spec.clone", () => {
    const clone = { s3_wal_path: "s3://b/p", timestamp: "2026-01-01T00:00:00+00:00" };
    expect(recognise(object({ clone }))).toMatchObject({
      stage: "recovering",
      source: "s3://b/p",
      target: "time 2026-01-01T00:00:00+00:00",
    });
  });

  it.each(["WALG_S3_PREFIX", "WALE_S3_PREFIX", "WALG_GS_PREFIX", "WALE_GS_PREFIX"])(
    "archives where %s says",
    (name) => {
      const env = [
        { name: "STANDBY_WALG_S3_PREFIX", value: "no" },
        { name, value: "s3://b/own" },
      ];
      expect(recognise(object({ env }))).toMatchObject({ archive: "s3://b/own" });
    },
  );

  it.each([
    ["another kind", { apiVersion: "acid.zalan.do/v1", kind: "OperatorConfiguration" }],
    ["another group", { apiVersion: "postgresql.cnpg.io/v1", kind: "postgresql" }],
    ["nothing at all", {}],
  ])("of %s is not recognised", (_what, other) => {
    expect(recognise(other)).toBeUndefined();
  });

  it.each([
    ["spec", { spec: "x" }],
    ["env", { spec: { env: "x" } }],
    ["env entries", { spec: { env: [null, 7] } }],
    ["standby", { spec: { standby: null } }],
    ["metadata", { metadata: [] }],
  ])("with odd %s does not break it", (_what, odd) => {
    expect(recognise({ ...object({}), ...odd })).toMatchObject({ archive: undefined });
  });
});

describe("an object of which not everything is known yet", () => {
  const { cluster } = rendered(standby);
  const known = { ...cluster, ...cluster.body } as never as {
    spec: Record<string, unknown>;
  };

  it("with an unknown spec is unknown in all that the spec decides", () => {
    expect(recognise({ ...cluster, spec: unknown })).toEqual({
      stage: unknown,
      source: unknown,
      target: unknown,
      archive: unknown,
      archiveServer: unknown,
      postgresVersion: unknown,
      storageSize: unknown,
    });
  });

  it.each([
    [
      "archive",
      {
        env: [
          { name: "WALG_S3_PREFIX", value: unknown },
          { name: "AWS_ENDPOINT", value: "https://minio.svc" },
        ],
      },
    ],
    [
      "archiveServer",
      {
        env: [
          { name: "WALG_S3_PREFIX", value: "s3://db-backups/orders" },
          { name: "AWS_ENDPOINT", value: unknown },
        ],
      },
    ],
    ["source", { standby: { s3_wal_path: unknown } }],
    ["storageSize", { volume: unknown }],
    ["postgresVersion", { postgresql: { version: unknown } }],
  ])("has an unknown %s, and nothing else", (fact, part) => {
    const spec = { ...known.spec, ...part };
    const { [fact]: value, ...others } = recognise({ ...known, spec }) as never as Record<
      string,
      unknown
    >;
    expect(value).toBe(unknown);
    expect(Object.values(others)).not.toContain(unknown);
  });

  it("with unknown variables has an unknown archive at an unknown server", () => {
    const state = recognise({ ...known, spec: { ...known.spec, env: unknown } });
    expect(state).toMatchObject({ archive: unknown, archiveServer: unknown });
  });

  it("has an unknown record with unknown annotations", () => {
    const object = { ...cluster, spec: {}, metadata: { annotations: unknown } };
    expect(recognise(object)).toMatchObject({ stage: unknown, source: unknown, archive: unknown });
  });
});

describe("variables that are there and empty, which Spilo takes for not set", () => {
  const prefix = { name: "WALG_S3_PREFIX", value: "s3://db-backups/orders" };
  const withEnv = (...env: readonly object[]) => ({
    apiVersion: "acid.zalan.do/v1",
    kind: "postgresql",
    spec: { env },
  });

  it("leave the archive of ours at AWS", () => {
    const { cluster } = rendered({
      ...bare,
      backup: {
        bucketName: "db-backups",
        path: "orders",
        objectStore: { provider: "s3", region: "eu-central-1", credentials: keys },
      },
    });
    const object = { ...cluster, ...cluster.body };
    expect(recognise(object)?.archiveServer).toBe("");
    expect(zalandoReader.archiving(object, alone)?.writes).toEqual([
      { endpoint: undefined, url: "s3://db-backups/orders/initial/17" },
    ]);
  });

  it("leave the server to the other name of the endpoint", () => {
    const object = withEnv(
      prefix,
      { name: "AWS_ENDPOINT", value: "" },
      { name: "WALE_S3_ENDPOINT", value: "https+virtualhost://minio.svc" },
    );
    expect(recognise(object)?.archiveServer).toBe("minio.svc");
  });

  it("are no archive", () => {
    const bucket = { name: "WAL_S3_BUCKET", value: "" };
    expect(zalandoReader.archiving(withEnv(bucket), alone)?.off).toContain("archive_command");
    const google = { name: "WAL_GS_BUCKET", value: "db-backups" };
    expect(zalandoReader.archiving(withEnv(bucket, google), alone)?.off).toBeUndefined();
  });
});
