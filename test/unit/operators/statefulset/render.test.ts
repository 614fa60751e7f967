import { readdirSync } from "node:fs";
import { join } from "node:path";
import { bare, fresh, full, objects, promoted, source, standby, variable } from "./databases";

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
    expect(variable(server?.env, `PGK_TARGET_${name}`)).toBe(wanted);
});

test.each([
  [17, "/var/lib/postgresql/data", "/var/lib/postgresql/data/pgdata"],
  [18, "/var/lib/postgresql", "/var/lib/postgresql/pgdata"],
])("PostgreSQL %i finds its data where its image expects them", (postgresVersion, mount, data) => {
  const [server] = objects({ ...fresh, postgresVersion }).pod.containers;
  expect(server?.volumeMounts).toContainEqual({ name: "data", mountPath: mount });
  expect(variable(server?.env, "PGDATA")).toBe(data);
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
