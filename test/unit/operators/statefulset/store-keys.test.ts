import type { Container, PodSpec } from "../../../../lib/operators/statefulset/spec";
import { bare, full, objects, source, standby, variable } from "./databases";

test("no key and no password outside Secrets", () => {
  const others = objects({ ...full, restore: { enabled: true, ...source } }).all.filter(
    ({ type }) => type !== "secret",
  );
  const sent = JSON.stringify(others);
  for (const secret of ["xxx", "yyy", "hunter22", "app-password"])
    expect(sent).not.toContain(`"${secret}"`);
});

test("how the server reaches its archives", () => {
  const [server] = objects(standby).pod.containers;
  expect(variable(server?.env, "PGK_ARCHIVE")).toMatch(
    /^archive:db-backups\/orders\/restored-[0-9a-f]{10}\/17$/,
  );
  expect(variable(server?.env, "PGK_SOURCE")).toBe("source:old-backups/orders/initial/17");
  expect(server?.env).toEqual(
    expect.arrayContaining([
      { name: "RCLONE_CONFIG_ARCHIVE_PROVIDER", value: "Cloudflare" },
      { name: "RCLONE_CONFIG_ARCHIVE_NO_CHECK_BUCKET", value: "true" },
      { name: "PGK_SOURCE_KEYS", value: "/opt/postgres-kubernetes/keys/source" },
      { name: "PGK_STORE_REFUSES_OVERWRITE", value: "yes" },
    ]),
  );
});

const secretVolumes = ({ volumes }: PodSpec) =>
  volumes.flatMap(({ name, secret }) => (secret ? [[name, secret] as const] : []));

/** Mounts of the folders that a container is told to read keys from. */
const keyMounts = ({ env = [], volumeMounts }: Container) =>
  env
    .filter(({ name }) => /^PGK_[A-Z]+_KEYS$/.test(name))
    .map(({ name }) => volumeMounts.find(({ mountPath }) => mountPath === variable(env, name)));

test("keys of a store are files, for a variable would keep the old ones as long as the server runs", () => {
  for (const pod of objects({ ...full, restore: { enabled: false, ...source } }).pods) {
    const containers = [...pod.initContainers, ...pod.containers];
    const references = containers.flatMap(({ env = [] }) =>
      env.flatMap((entry) => ("valueFrom" in entry ? [entry.name] : [])),
    );
    expect(references.filter((name) => name !== "PGPASSWORD")).toEqual([]);
    const volumes = new Map(secretVolumes(pod));
    for (const mount of containers.flatMap(keyMounts)) {
      expect(mount).toMatchObject({ readOnly: true });
      const files = volumes.get(mount?.name ?? "")?.items?.map(({ path }) => path);
      expect(files).toEqual(["accessKeyId", "secretAccessKey"]);
    }
  }
  expect(objects(standby).pod.containers.map((each) => keyMounts(each).length)).toEqual([2, 2]);
});

test("whatever a Secret calls its keys, the scripts find them under one name", () => {
  const credentials = { secretName: "mine", accessKeyIdKey: "id", secretAccessKeyKey: "key" };
  const objectStore = { provider: "b2", region: "us-west-004", credentials };
  const { pod } = objects({ ...bare, backup: { bucketName: "own", path: "a", objectStore } });
  expect(new Map(secretVolumes(pod)).get("archive-keys")).toEqual({
    secretName: "mine",
    defaultMode: 0o440,
    items: [
      { key: "id", path: "accessKeyId" },
      { key: "key", path: "secretAccessKey" },
    ],
  });
});

test("a role has no keys to mount", () => {
  const credentials = { roleArn: "arn:aws:iam::123456789012:role/backups" };
  const objectStore = { provider: "s3", region: "eu-central-1", credentials };
  const { pod } = objects({ ...bare, backup: { bucketName: "own", path: "a", objectStore } });
  expect(secretVolumes(pod).map(([name]) => name)).toEqual(["password"]);
  expect(variable(pod.containers[0]?.env, "RCLONE_CONFIG_ARCHIVE_ENV_AUTH")).toBe("true");
});
