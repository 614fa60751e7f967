import { unknown } from "../../../../lib/guard/state";
import { archiveUrl } from "../../../../lib/plan/archive";
import { percona } from "../../../../lib/operators/percona";
import {
  bare,
  fresh,
  onStore,
  opened,
  promoted,
  recovering,
  rendered,
  standby,
  stores,
} from "./databases";

const seen = (object: object) => percona.recognise(object);

function stateOf(args: unknown, annotated = true) {
  const { cluster, plan } = rendered(args);
  const { name, namespace, labels } = cluster.metadata;
  const metadata = annotated ? cluster.metadata : { name, namespace, labels };
  const { apiVersion, kind, body } = cluster;
  return { plan, state: seen({ apiVersion, kind, metadata, ...body }) };
}

const old = "s3://old-backups/pgbackrest/old-orders/repo1";

describe("our own objects", () => {
  it.each([
    ["fresh", fresh, { stage: "fresh", source: undefined, target: undefined }],
    ["standby", standby, { stage: "standby", source: old, target: undefined }],
    ["promoted", promoted, { stage: "promoted", source: old, target: undefined }],
    [
      "recovering",
      recovering,
      { stage: "recovering", source: old, target: "time 2026-11-20T12:00:00+00:00" },
    ],
    [
      "opened",
      opened,
      { stage: "promoted", source: old, target: "time 2026-11-20T12:00:00+00:00" },
    ],
  ])("%s comes back as it was planned", (_name, args, expected) => {
    const { plan, state } = stateOf(args);
    expect(state).toEqual({
      ...expected,
      archive: plan.archive && archiveUrl(plan.archive),
      archiveServer: "0123456789abcdef0123456789abcdef.r2.cloudflarestorage.com",
      upgradeHazard: expect.anything() as object,
      postgresVersion: "16",
      storageSize: "10Gi",
    });
  });

  it("without backups have no archive", () => {
    const { state } = stateOf(bare);
    expect([state?.archive, state?.archiveServer]).toEqual([undefined, undefined]);
  });

  it("on Google are addressed as such", () => {
    expect(stateOf(onStore(stores.gcs)).state).toMatchObject({
      archive: "gs://db-backups/orders/initial",
      archiveServer: "",
    });
  });
});

describe("objects without our annotations", () => {
  it.each([
    ["fresh", fresh, { stage: "fresh", source: undefined }],
    ["standby", standby, { stage: "standby", source: old }],
    [
      "recovering",
      recovering,
      { stage: "recovering", source: old, target: "time 2026-11-20 12:00:00+00" },
    ],
  ])("%s is told from the spec alone", (_name, args, expected) => {
    expect(stateOf(args, false).state).toMatchObject(expected);
  });

  const byHand = (spec: object) =>
    seen({ apiVersion: "pgv2.percona.com/v2", kind: "PerconaPGCluster", spec });

  it("a volume is an archive too, and pgBackRest's default path counts", () => {
    const repos = (repo: object) => ({ backups: { pgbackrest: { repos: [repo] } } });
    expect(byHand(repos({ name: "repo1", volume: {} }))?.archive).toBe("volume://repo1");
    expect(byHand(repos({ name: "repo2", s3: { bucket: "b" } }))?.archive).toBe(
      "s3://b/pgbackrest/repo2",
    );
    expect(byHand(repos({ name: "repo1", azure: { container: "c" } }))?.archive).toBe(
      "azure://c/pgbackrest/repo1",
    );
  });

  it("a standby on its only repository has no archive of its own yet", () => {
    const state = byHand({
      standby: { enabled: true, repoName: "repo1" },
      backups: {
        pgbackrest: {
          repos: [{ name: "repo1", s3: { bucket: "b" } }],
          global: { "repo1-path": "/p" },
        },
      },
    });
    expect(state).toMatchObject({ stage: "standby", source: "s3://b/p", archive: undefined });
  });

  it("a dataSource that names a live cluster is a recovery without a known source", () => {
    expect(byHand({ dataSource: { postgresCluster: { repoName: "repo1" } } })).toMatchObject({
      stage: "recovering",
      source: undefined,
      target: undefined,
    });
  });

  it("an object with hardly anything is a fresh database", () => {
    expect(byHand({})).toEqual({
      stage: "fresh",
      source: undefined,
      target: undefined,
      archive: undefined,
      postgresVersion: undefined,
      storageSize: undefined,
      upgradeHazard: expect.anything() as object,
    });
  });
});

describe("values that preview does not know", () => {
  const cluster = (spec: unknown) =>
    seen({ apiVersion: "pgv2.percona.com/v2", kind: "PerconaPGCluster", spec });

  it("stay unknown, from the smallest part to the whole", () => {
    const bucket = { s3: { bucket: unknown } };
    const backups = (repos: unknown) => ({ backups: { pgbackrest: { repos } } });
    expect(cluster(backups([{ name: "repo1", ...bucket }]))?.archive).toBe(unknown);
    expect(cluster(backups(unknown))?.archive).toBe(unknown);
    expect(cluster({ standby: { enabled: unknown } })?.stage).toBe(unknown);
    expect(cluster({ dataSource: unknown })?.stage).toBe(unknown);
    expect(cluster({ postgresVersion: unknown })?.postgresVersion).toBe(unknown);
    expect(cluster(unknown)).toMatchObject({ stage: unknown, archive: unknown });
  });
});

it("other objects are somebody else's", () => {
  expect(seen({ apiVersion: "acid.zalan.do/v1", kind: "postgresql" })).toBeUndefined();
  expect(seen({ apiVersion: "pgv2.percona.com/v2", kind: "PerconaPGBackup" })).toBeUndefined();
});
