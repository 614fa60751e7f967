import { join } from "node:path";

import { createStack } from "../bed/engine";
import { sharedBed } from "../bed/jest-shared";
import { connectKube } from "../bed/kube/kube-client";
import { packageRoot } from "./harness/program";

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
  expect(await stack.destroy()).toMatchObject({ exitCode: 0 });
  kube.close();
});
