import { backup, fresh, own, promoted, r2Config, standby, users } from "./harness/arguments";
import { openDatabases, type Databases } from "./harness/databases";
import { finishJob } from "./harness/jobs";

let bed: Databases;

beforeAll(async () => {
  bed = await openDatabases("changed-contents");
});

const named = (apiVersion: string, kind: string, name: string) => ({
  apiVersion,
  kind,
  metadata: { name, namespace: bed.namespace },
});

const rotated = {
  ...fresh,
  backup: {
    ...backup,
    r2Config: { ...r2Config, accessKeyId: "rotated-id", secretAccessKey: "rotated-key" },
  },
};

test("rotated keys reach the Secret, and the database object stays as it is", async () => {
  bed.write({ db: fresh });
  expect(await bed.stack.up()).toSucceed();
  const before = await bed.cluster();

  bed.write({ db: rotated });
  expect(await bed.stack.up()).toSucceed();

  const secret = await bed.kube.get(named("v1", "Secret", "db-archive"));
  const data = secret?.["data"] as Readonly<Record<string, string>>;
  expect(Buffer.from(data["accessKeyId"] ?? "", "base64").toString()).toBe("rotated-id");
  expect(await bed.cluster()).toEqual(before);
});

const plain = { operator: "statefulset", users, ...own("statefulset") };

test("a StatefulSet's promotion changes the mounted stage and waits for its Job, without touching the pod", async () => {
  bed.write({ db: rotated, plain: { ...standby, ...plain } });
  expect(await bed.stack.up()).toSucceed();
  const template = async () =>
    (await bed.kube.get(named("apps/v1", "StatefulSet", "plain")))?.["spec"];
  const before = await template();

  bed.write({ db: rotated, plain: { ...promoted, ...plain } });
  const up = bed.stack.up();
  const job = await bed.kube.waitFor(
    named("batch/v1", "Job", "plain-promotion"),
    (found) => found !== undefined,
    { withinMs: 120_000 },
  );
  const stage = await bed.kube.get(named("v1", "ConfigMap", "plain-stage"));
  if (job !== undefined) await finishJob(bed, job, "Complete");

  expect(await up).toSucceed();
  expect(stage).toMatchObject({ data: { stage: "promoted" } });
  expect(await template()).toEqual(before);
});

/** What the volume's binder writes; nothing provides volumes here. */
async function bind(claim: string): Promise<void> {
  const path = `/api/v1/namespaces/${bed.namespace}/persistentvolumeclaims/${claim}`;
  const contentType = "application/merge-patch+json";
  const capacity = { storage: "10Gi" };
  await bed.kube.send({
    ...{ method: "PATCH", path, contentType },
    body: { spec: { volumeName: "volume-1" } },
  });
  await bed.kube.send({
    ...{ method: "PATCH", path: `${path}/status`, contentType },
    body: { status: { phase: "Bound", capacity } },
  });
}

test("a StatefulSet's volume grows in place, never shrinks, and outlives the database, which takes it up again", async () => {
  const storageClass = "growing";
  await bed.kube.apply({
    apiVersion: "storage.k8s.io/v1",
    kind: "StorageClass",
    metadata: { name: storageClass },
    provisioner: "example.com/none",
    allowVolumeExpansion: true,
  });
  const others = { db: rotated, plain: { ...promoted, ...plain } };
  const grown = (size: string) => ({
    ...others,
    grown: {
      ...{ ...fresh, ...plain, backup: { ...backup, path: "grown" } },
      ...{ storage: { size, storageClass }, deletionProtection: false },
    },
  });
  const claim = named("v1", "PersistentVolumeClaim", "grown-data");
  const size = async () => (await bed.kube.get(claim))?.["spec"];

  bed.write(grown("10Gi"));
  expect(await bed.stack.up()).toSucceed();
  await bind("grown-data");
  bed.write(grown("20Gi"));
  expect(await bed.stack.up()).toSucceed();
  expect(await size()).toMatchObject({ resources: { requests: { storage: "20Gi" } } });

  bed.write(grown("15Gi"));
  const shrunk = await bed.stack.preview();
  expect(shrunk.exitCode).not.toBe(0);
  expect(shrunk.stdout).toContain("storage.size shrank from 20Gi to 15Gi");

  const uid = async () => (await bed.kube.get(claim))?.metadata["uid"];
  const before = await uid();
  bed.write(others);
  expect(await bed.stack.up()).toSucceed();
  expect(await bed.kube.get(named("apps/v1", "StatefulSet", "grown"))).toBeUndefined();
  expect(await uid()).toBe(before);

  bed.write(grown("20Gi"));
  expect(await bed.stack.up()).toSucceed();
  expect(await uid()).toBe(before);
});
