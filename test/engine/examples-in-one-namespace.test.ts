import { join } from "node:path";

import { createStack } from "../bed/engine";
import { sharedBed } from "../bed/jest-shared";
import { connectKube } from "../bed/kube/kube-client";
import { packageRoot } from "./harness/program";

// Both make the namespace orders, so one follows the other.

// The README's first example as a user runs it: TypeScript, its types checked, the namespace its own.
test("the quickstart restores in two stages, and is destroyed once it is unprotected", async () => {
  const { dir, tools, kubeconfig } = sharedBed();
  const kube = connectKube(kubeconfig);
  const stack = await createStack({
    tools,
    programDir: join(packageRoot, "examples", "quickstart"),
    stackName: "quickstart",
    dir,
    kubeconfig,
    config: { cloudflareAccountId: "0123456789abcdef0123456789abcdef", promoted: "false" },
    secretConfig: { accessKeyId: "xxx", secretAccessKey: "yyy" },
  });
  const cluster = {
    apiVersion: "acid.zalan.do/v1",
    kind: "postgresql",
    metadata: { name: "orders", namespace: "orders" },
  };

  expect(await stack.up()).toMatchObject({ exitCode: 0, diagnostics: [] });
  expect(await stack.outputs()).toMatchObject({ stage: "standby", service: "orders" });
  expect(await kube.get(cluster)).toMatchObject({
    spec: { standby: { s3_wal_path: "s3://old-cluster-backups/spilo/orders/wal/17" } },
  });

  await stack.setConfig({ promoted: "true" });
  expect(await stack.up()).toMatchObject({ exitCode: 0, diagnostics: [] });
  expect(await stack.outputs()).toMatchObject({ stage: "promoted" });
  expect((await kube.get(cluster))?.["spec"]).not.toHaveProperty("standby");

  expect((await stack.destroy()).exitCode).not.toBe(0);
  expect(
    await stack.run(["state", "unprotect", "--all", "--yes", "--stack", "quickstart"]),
  ).toSucceed();
  expect(await stack.destroy()).toSucceed();
  expect(await kube.get(cluster)).toBeUndefined();
  kube.close();
});

const ref = (apiVersion: string, kind: string, name: string) => ({
  apiVersion,
  kind,
  metadata: { name, namespace: "orders" },
});

// The update to stage 2 waits for the promotion's Job, which nothing runs here; its preview shows what it would do.
test("the StatefulSet example comes up in stage 1 and previews stage 2, which touches no pod", async () => {
  const { dir, tools, kubeconfig } = sharedBed();
  const stack = await createStack({
    tools,
    programDir: join(packageRoot, "examples", "statefulset-full-disaster"),
    stackName: "statefulset-full-disaster",
    dir,
    kubeconfig,
    config: { promoted: "false" },
    secretConfig: {
      accessKeyId: "xxx",
      secretAccessKey: "yyy",
      offsiteAccessKeyId: "xxx2",
      offsiteSecretAccessKey: "yyy2",
      superuserPassword: "hunter2222",
      appPassword: "hunter3333",
    },
  });
  const kube = connectKube(kubeconfig);
  const statefulSet = ref("apps/v1", "StatefulSet", "orders");

  expect(await stack.up()).toMatchObject({ exitCode: 0, diagnostics: [] });
  expect(await stack.outputs()).toMatchObject({ stage: "standby", writable: false });
  const before = await kube.get(statefulSet);
  expect(before).toMatchObject({
    metadata: { annotations: { "postgres-kubernetes/stage": "standby" } },
  });
  expect(await stack.preview()).toMatchObject({ exitCode: 0, diagnostics: [] });

  await stack.setConfig({ promoted: "true" });
  expect(await stack.preview()).toMatchObject({ exitCode: 0, diagnostics: [] });
  expect(await kube.get(statefulSet)).toEqual(before);

  await stack.setConfig({ promoted: "false" });
  await stack.run(["state", "unprotect", "--all", "--yes", "--stack", "statefulset-full-disaster"]);
  expect(await stack.destroy()).toSucceed();
  kube.close();
});
