import { join } from "node:path";

import { createStack } from "../bed/engine";
import { sharedBed } from "../bed/jest-shared";
import { connectKube } from "../bed/kube/kube-client";
import { packageRoot } from "./harness/program";

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
  ).toMatchObject({ exitCode: 0 });
  expect(await stack.destroy()).toMatchObject({ exitCode: 0 });
  expect(await kube.get(cluster)).toBeUndefined();
  kube.close();
});
