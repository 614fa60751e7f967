import { planDatabase, type Manifest } from "../../lib/plan-api";
import { installCrds } from "../bed/crds";
import { sharedBed } from "../bed/jest-shared";
import { connectKube, type KubeClient, type KubeObject } from "../bed/kube/kube-client";
import {
  bare,
  fresh,
  onStore,
  opened,
  promoted,
  recovering,
  source,
  standby,
  stores,
} from "../unit/operators/percona/databases";

const namespace = "percona-conformance";

/** What the operator's own CRD makes of each scenario; nothing reconciles, so nothing more is proven. */
const neutral = {
  instances: 3,
  users: { app: ["login", "createdb"], reader: [] },
  databases: { orders: { owner: "app" } },
  parameters: { max_connections: "200" },
  labels: { team: "orders" },
  resources: { requests: { cpu: "500m", memory: "1Gi" }, limits: { memory: "2Gi" } },
  storage: { size: "20Gi", storageClass: "fast" },
};
const exact = { lsn: "0/16B3748", exclusive: true, timeline: 3, backup: "20261120-020000F" };
const onSource = (objectStore: object) => ({
  ...fresh,
  restore: { enabled: true, bucketName: "old-backups", s3Path: source.s3Path, objectStore },
});
const { secret: readyConfiguration, ...plainStores } = stores;

const scenarios: Readonly<Record<string, object>> = {
  fresh,
  "stage 1": standby,
  "stage 2": promoted,
  "recovered and held": recovering,
  "recovered and opened": opened,
  "to an exact point": { ...recovering, restore: { ...recovering.restore, target: exact } },
  "restore in place": {
    ...promoted,
    percona: { inPlaceRestore: { id: "oops", target: exact } },
  },
  "every neutral field": { ...standby, ...neutral },
  "every image": {
    ...fresh,
    percona: { images: { postgres: "pg:16", pgBackRest: "pgbackrest:2", pgBouncer: "bouncer:1" } },
  },
  "a ready configuration": {
    ...onStore(readyConfiguration),
    percona: { archiveConfKey: "s3.conf" },
  },
  ...Object.fromEntries<object>(
    Object.entries(plainStores).flatMap(([name, store]) => [
      [`own archive on ${name}`, onStore(store)],
      [`source on ${name}`, onSource(store)],
    ]),
  ),
};

function objectsOf(args: object): readonly KubeObject[] {
  const { operator, plan } = planDatabase("orders", { ...args, namespace });
  return operator.render(plan).map(objectOf);
}

function objectOf(manifest: Manifest): KubeObject {
  const metadata = manifest.metadata as unknown as KubeObject["metadata"];
  return manifest.type === "secret"
    ? { apiVersion: "v1", kind: "Secret", metadata, stringData: manifest.values }
    : { apiVersion: manifest.apiVersion, kind: manifest.kind, metadata, ...manifest.body };
}

function clusterOf(args: object): KubeObject {
  const cluster = objectsOf(args).find(({ kind }) => kind === "PerconaPGCluster");
  if (cluster === undefined) throw new Error("no PerconaPGCluster was rendered");
  return cluster;
}

let kube: KubeClient;

beforeAll(async () => {
  kube = connectKube(sharedBed().kubeconfig);
  await kube.apply({ apiVersion: "v1", kind: "Namespace", metadata: { name: namespace } });
});

afterAll(() => {
  kube.close();
});

// Both have the same names, so one follows the other.
describe.each([
  { operatorVersion: "2.5", crds: "percona-2.5", release: "2.5.0" },
  { operatorVersion: "2.9", crds: "percona", release: "2.9.0" },
] as const)("the CRD of $release", ({ operatorVersion, crds }) => {
  beforeAll(() => installCrds(kube, crds), 60_000);

  it.each(Object.entries(scenarios))("accepts %s", async (_name, args) => {
    for (const object of objectsOf({ ...args, operatorVersion }))
      await expect(kube.apply(object, { dryRun: true })).resolves.toMatchObject({
        kind: object.kind,
      });
  });
});

describe("what only a newer operator has", () => {
  it("is refused by the CRD of 2.5, so the version decides what is written", async () => {
    await installCrds(kube, "percona-2.5");
    const args = { ...fresh, ...neutral };
    await expect(
      kube.apply(clusterOf({ ...args, operatorVersion: "2.9" }), { dryRun: true }),
    ).rejects.toThrow("grantPublicSchemaAccess");
    await expect(kube.apply(clusterOf(bare), { dryRun: true })).rejects.toThrow("backups.enabled");
  }, 60_000);
});

describe("one object through its life", () => {
  beforeAll(() => installCrds(kube, "percona"), 60_000);

  it("has nothing of the source left once promoted", async () => {
    await kube.apply(clusterOf(standby));
    const { spec } = await kube.apply(clusterOf(promoted));
    expect(JSON.stringify(spec)).not.toContain("repo2");
    expect(spec).toMatchObject({ standby: { enabled: false } });
  });

  it("loses hold and order together", async () => {
    const args = { name: "recovered" };
    await kube.apply(clusterOf({ ...recovering, ...args }));
    const { spec } = await kube.apply(clusterOf({ ...opened, ...args }));
    expect(spec).not.toHaveProperty("dataSource");
    expect(JSON.stringify(spec)).not.toContain("reject");
  });

  it("leaves alone what the operator writes during a restore in place", async () => {
    const cluster = clusterOf({ ...fresh, name: "in-place" });
    await kube.apply(cluster);
    const restore = { enabled: true, repoName: "repo1", options: ["--type=time"] };
    const { apiVersion, kind, metadata } = cluster;
    const { name } = metadata;
    await kube.apply(
      {
        apiVersion,
        kind,
        metadata: { name, namespace },
        spec: { backups: { pgbackrest: { restore } } },
      },
      { fieldManager: "percona-operator" },
    );
    const { spec } = await kube.apply(cluster);
    expect(spec).toMatchObject({ backups: { pgbackrest: { restore } } });
  });
});
