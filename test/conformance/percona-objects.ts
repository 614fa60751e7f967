import { planDatabase, type Manifest } from "../../lib/plan-api";
import { connectKube, type KubeClient, type KubeObject } from "../bed/kube/kube-client";
import {
  fresh,
  onStore,
  opened,
  promoted,
  recovering,
  source,
  standby,
  stores,
} from "../unit/operators/percona/databases";

export const namespace = "percona-conformance";

export const neutral = {
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

/** What the operator's own CRD is asked about; nothing reconciles, so nothing more is proven. */
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

/** Has the CRD of one version look at every scenario. */
export function acceptsScenarios(operatorVersion: string, kube: () => KubeClient): void {
  it.each(Object.entries(scenarios))("accepts %s", async (_name, args) => {
    for (const object of objectsOf({ ...args, operatorVersion }))
      await expect(kube().apply(object, { dryRun: true })).resolves.toMatchObject({
        kind: object.kind,
      });
  });
}

/** Each in a namespace of this name. */
export async function connectTo(kubeconfig: string): Promise<KubeClient> {
  const kube = connectKube(kubeconfig);
  await kube.apply({ apiVersion: "v1", kind: "Namespace", metadata: { name: namespace } });
  return kube;
}

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

export function clusterOf(args: object): KubeObject {
  const cluster = objectsOf(args).find(({ kind }) => kind === "PerconaPGCluster");
  if (cluster === undefined) throw new Error("no PerconaPGCluster was rendered");
  return cluster;
}
