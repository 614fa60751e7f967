import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Container, PodSpec } from "../../../../lib/operators/statefulset/spec";
import { bare, fresh, objects, promoted, source, standby, withOptions } from "./databases";

const offsite = {
  offsite: {
    bucketName: "second",
    path: "orders",
    objectStore: { provider: "b2", region: "us-west-004", credentials: { secretName: "b2-key" } },
  },
};
const full = {
  ...withOptions({
    ...offsite,
    passwords: { postgres: { secretName: "admin" }, app_user: { password: "app-password" } },
  }),
  users: { app_user: ["login"], reader: [] },
  databases: { shop: { owner: "app_user" } },
  labels: { team: "orders" },
};

const value = (env: readonly { readonly name: string }[] = [], name: string) =>
  (env.find((entry) => entry.name === name) as { value?: unknown } | undefined)?.value;

test("the objects of each stage, Secrets first", () => {
  const common = [
    ...["service-account", "scripts", "config", "stage"],
    ...["data", "pods", "service", "cluster"],
  ];
  expect(objects(bare).roles).toEqual(["postgres-password", ...common]);
  expect(objects(fresh).roles).toEqual([
    "postgres-password",
    "archive-credentials",
    ...common,
    "first-backup",
    "backup",
  ]);
  expect(objects(standby).roles).toEqual([
    "postgres-password",
    "source-credentials",
    "archive-credentials",
    ...common,
    "backup",
  ]);
  expect(objects(promoted).roles).toEqual([
    "postgres-password",
    "source-credentials",
    "archive-credentials",
    ...common,
    "promotion",
    "first-backup",
    "backup",
  ]);
});

test("the promotion changes nothing of the pod, only the mounted stage and what runs beside it", () => {
  const [before, after] = [objects(standby), objects(promoted)];
  expect(after.spec("cluster")).toEqual(before.spec("cluster"));
  expect(before.named("stage").body).toEqual({ data: { stage: "standby" } });
  expect(after.named("stage").body).toEqual({ data: { stage: "promoted" } });
  expect(before.spec("backup")).toMatchObject({ suspend: true });
  expect(after.spec("backup")).toMatchObject({ suspend: false });
});

test("only the promotion is waited for", () => {
  const waits = (role: string) =>
    objects(promoted).named(role).metadata.annotations?.["pulumi.com/skipAwait"] !== "true";
  expect(["cluster", "pods", "service", "first-backup"].filter(waits)).toEqual([]);
  expect(waits("promotion")).toBe(true);
});

test("every container runs as nobody special, on a root file system it cannot write to", () => {
  const pods = objects({ ...full, restore: { enabled: false, ...source } }).pods;
  expect(pods).toHaveLength(6);
  for (const pod of pods) {
    expect(pod).toMatchObject({
      automountServiceAccountToken: false,
      serviceAccountName: "orders",
      securityContext: { runAsNonRoot: true, runAsUser: 999, runAsGroup: 999, fsGroup: 999 },
    });
    for (const container of [...pod.initContainers, ...pod.containers])
      expect(container.securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ["ALL"] },
      });
  }
});

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
  expect(value(server?.env, "PGK_ARCHIVE")).toMatch(
    /^archive:db-backups\/orders\/restored-[0-9a-f]{10}\/17$/,
  );
  expect(value(server?.env, "PGK_SOURCE")).toBe("source:old-backups/orders/initial/17");
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
    .map(({ name }) => volumeMounts.find(({ mountPath }) => mountPath === value(env, name)));

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
  expect(value(pod.containers[0]?.env, "RCLONE_CONFIG_ARCHIVE_ENV_AUTH")).toBe("true");
});

test.each([
  [
    { time: "2026-11-20T12:00:00.5+02:00" },
    { KIND: "time", VALUE: "2026-11-20T12:00:00.5+02:00", EPOCH: "1795168800", INCLUSIVE: "on" },
  ],
  [
    { lsn: "0/16B3748", exclusive: true },
    { KIND: "lsn", VALUE: "0/16B3748", INCLUSIVE: "off" },
  ],
  [
    { xid: 731, timeline: 2 },
    { KIND: "xid", VALUE: "731", TIMELINE: "2" },
  ],
  [
    { immediate: true, backup: "20261120T020000Z" },
    { KIND: "immediate", VALUE: "", BACKUP: "20261120T020000Z" },
  ],
])("the target %j", (target, expected) => {
  const [server] = objects({ ...fresh, restore: { enabled: true, ...source, target } }).pod
    .containers;
  for (const [name, wanted] of Object.entries(expected))
    expect(value(server?.env, `PGK_TARGET_${name}`)).toBe(wanted);
});

test.each([
  [17, "/var/lib/postgresql/data", "/var/lib/postgresql/data/pgdata"],
  [18, "/var/lib/postgresql", "/var/lib/postgresql/pgdata"],
])("PostgreSQL %i finds its data where its image expects them", (postgresVersion, mount, data) => {
  const [server] = objects({ ...fresh, postgresVersion }).pod.containers;
  expect(server?.volumeMounts).toContainEqual({ name: "data", mountPath: mount });
  expect(value(server?.env, "PGDATA")).toBe(data);
});

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

test("settings are quoted for postgresql.conf, and a change of them restarts the pod", () => {
  const hash = (args: object) =>
    (objects(args).spec("cluster") as { template: { metadata: { annotations: object } } }).template
      .metadata.annotations;
  const set = { ...fresh, parameters: { work_mem: "8MB", "app.note": "it's \\ odd" } };
  expect(objects(set).named("config").body["data"]).toMatchObject({
    "postgresql.conf": "app.note = 'it''s \\\\ odd'\nwork_mem = '8MB'\n",
  });
  expect(hash(set)).not.toEqual(hash(fresh));
  expect(hash({ ...set, labels: { a: "b" } })).toEqual(hash(set));
});

test("every script is mounted", () => {
  const files = readdirSync(join(__dirname, "../../../../lib/operators/statefulset/scripts"));
  expect(Object.keys(objects(fresh).named("scripts").body["data"] as object).sort()).toEqual(
    files.sort(),
  );
});

test("a long name leaves room for what Kubernetes appends, and stays its own", () => {
  const long = "a".repeat(52);
  const labelled = objects(full, long).all.filter(
    (manifest) =>
      manifest.type === "object" && ["Service", "StatefulSet", "Job"].includes(manifest.kind),
  );
  expect(Math.max(...labelled.map(({ metadata }) => metadata.name.length))).toBeLessThanOrEqual(63);
  const cronJob = (name: string) => objects(full, name).named("offsite").metadata.name;
  expect(cronJob(long).length).toBeLessThanOrEqual(52);
  expect(cronJob(long)).not.toBe(cronJob(`${"a".repeat(51)}b`));
});
