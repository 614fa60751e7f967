import { databaseFacts, secretNames } from "../../../demo/facts";
import { hiddenSecret, stageDiff, trimmedYaml } from "../../../demo/views";

const reference = (name: string, secret: string) => ({
  name,
  valueFrom: { secretKeyRef: { name: secret, key: "accessKeyId" } },
});

const standby = {
  apiVersion: "acid.zalan.do/v1",
  kind: "postgresql",
  metadata: {
    name: "db",
    namespace: "ns",
    generation: 1,
    managedFields: ["noise"],
    annotations: { "postgres-kubernetes/stage": "standby" },
  },
  spec: {
    teamId: "noise",
    numberOfInstances: 1,
    postgresql: { version: "14" },
    standby: { s3_wal_path: "s3://old/14" },
    env: [
      reference("STANDBY_AWS_ACCESS_KEY_ID", "db-source"),
      { name: "WALG_S3_PREFIX", value: "s3://new/14" },
      reference("AWS_ACCESS_KEY_ID", "theirs"),
    ],
  },
};
const promoted = {
  ...standby,
  metadata: { ...standby.metadata, annotations: { "postgres-kubernetes/stage": "promoted" } },
  spec: { env: standby.spec.env.slice(1) },
};
const secret = (name: string, labels?: Record<string, string>) => ({
  apiVersion: "v1",
  kind: "Secret",
  metadata: { name, ...(labels && { labels }) },
  data: { accessKeyId: Buffer.from("hush!").toString("base64") },
});
const ours = secret("db-source", { "app.kubernetes.io/managed-by": "postgres-kubernetes" });
const theirs = secret("theirs");

test("the facts of a standby: order of the environment, references, Secrets by name and key", () => {
  expect(databaseFacts(standby, [ours, theirs])).toEqual({
    stage: "standby",
    standby: { s3_wal_path: "s3://old/14" },
    env: ["STANDBY_AWS_ACCESS_KEY_ID", "WALG_S3_PREFIX", "AWS_ACCESS_KEY_ID"],
    values: { WALG_S3_PREFIX: "s3://new/14" },
    secretRefs: {
      STANDBY_AWS_ACCESS_KEY_ID: { name: "db-source", key: "accessKeyId" },
      AWS_ACCESS_KEY_ID: { name: "theirs", key: "accessKeyId" },
    },
    secret: { name: "db-source", keys: ["accessKeyId"], isOurs: true },
    secrets: [
      { name: "db-source", keys: ["accessKeyId"], isOurs: true },
      { name: "theirs", keys: ["accessKeyId"], isOurs: false },
    ],
    generation: 1,
  });
});

test("the facts of a promoted database name no source", () => {
  expect(databaseFacts(promoted, [theirs])).toMatchObject({
    stage: "promoted",
    standby: null,
    secret: null,
  });
});

test("an object that says nothing gives empty facts", () => {
  const bare = { ...standby, metadata: { name: "db" }, spec: {} };
  expect(databaseFacts(bare, [])).toMatchObject({ stage: null, standby: null, env: [] });
  expect(secretNames(bare)).toEqual([]);
});

test("each Secret is asked for once", () => {
  const env = [...standby.spec.env, reference("OTHER", "theirs")];
  expect(secretNames({ ...standby, spec: { env } })).toEqual(["db-source", "theirs"]);
});

test("no value of a Secret is ever shown", () => {
  const facts = JSON.stringify(databaseFacts(standby, [ours, theirs]));
  expect(facts + hiddenSecret(ours)).not.toContain("hush!");
  expect(facts).not.toContain(ours.data.accessKeyId);
  expect(hiddenSecret(ours)).toBe("db-source: accessKeyId <5 bytes, hidden>");
});

test("the YAML is trimmed to the story, one line for each variable", () => {
  expect(trimmedYaml(standby)).toBe(`apiVersion: acid.zalan.do/v1
kind: postgresql
metadata:
  name: db
  namespace: ns
  generation: 1
spec:
  postgresql:
    version: "14"
  numberOfInstances: 1
  standby:
    s3_wal_path: s3://old/14
  env:
    - { name: STANDBY_AWS_ACCESS_KEY_ID, valueFrom: { secretKeyRef: { name: db-source, key: accessKeyId } } }
    - { name: WALG_S3_PREFIX, value: s3://new/14 }
    - { name: AWS_ACCESS_KEY_ID, valueFrom: { secretKeyRef: { name: theirs, key: accessKeyId } } }`);
});

test("the diff of two stages shows what went and what stayed", () => {
  const lines = stageDiff(
    databaseFacts(standby, [ours, theirs]),
    databaseFacts(promoted, [theirs]),
  ).map(({ sign, text }) => `${sign} ${text}`);
  expect(lines).toEqual([
    "- standby.s3_wal_path: s3://old/14",
    "- STANDBY_AWS_ACCESS_KEY_ID",
    "  WALG_S3_PREFIX",
    "  AWS_ACCESS_KEY_ID",
    "- Secret db-source",
    "  Secret theirs",
  ]);
});
