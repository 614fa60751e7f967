import { recognise } from "../../../../lib/operators/statefulset/recognise";
import { fresh, objects, promoted, source, standby } from "./databases";

const stateOf = (args: object) => {
  const { apiVersion, kind, metadata, body } = objects(args).named("cluster");
  return recognise({ apiVersion, kind, metadata, ...body });
};

test("a database is read back from its StatefulSet", () => {
  expect(stateOf(fresh)).toMatchObject({
    stage: "fresh",
    archive: "s3://db-backups/orders/initial/17",
    postgresVersion: "17",
    storageSize: "10Gi",
  });
  expect(stateOf(standby)).toMatchObject({
    stage: "standby",
    source: "s3://old-backups/orders/initial/17",
  });
  expect(stateOf(promoted)).toMatchObject({
    stage: "promoted",
    source: "s3://old-backups/orders/initial/17",
  });
  const target = { time: "2026-11-20T12:00:00Z" };
  expect(stateOf({ ...fresh, restore: { enabled: true, ...source, target } })).toMatchObject({
    target: "time 2026-11-20T12:00:00+00:00",
  });
});

test.each([
  { apiVersion: "apps/v1", kind: "Deployment" },
  {
    apiVersion: "apps/v1",
    kind: "StatefulSet",
    metadata: { labels: { "app.kubernetes.io/managed-by": "Helm" } },
  },
  { apiVersion: "apps/v1", kind: "StatefulSet" },
])("%j is not ours", (object) => {
  expect(recognise(object)).toBeUndefined();
});
