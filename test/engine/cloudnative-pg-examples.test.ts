import { join } from "node:path";

import { createStack, type Config } from "../bed/engine";
import { sharedBed } from "../bed/jest-shared";
import { connectKube } from "../bed/kube/kube-client";
import { promotionToken } from "../promotion-token";
import { printed } from "./harness/databases";
import { packageRoot } from "./harness/program";

const open = (example: string, config: Config) => {
  const { dir, tools, kubeconfig } = sharedBed();
  return createStack({
    tools,
    programDir: join(packageRoot, "examples", example),
    stackName: example,
    dir,
    kubeconfig,
    config: { cloudflareAccountId: "0123456789abcdef0123456789abcdef", ...config },
    secretConfig: { accessKeyId: "xxx", secretAccessKey: "yyy" },
  });
};

test.each([
  ["cloudnative-pg-two-stage", { promoted: "false" }],
  ["cloudnative-pg-point-in-time", { opened: "false" }],
])("%s previews", async (example, config) => {
  const stack = await open(example, config);
  expect(await stack.preview()).toMatchObject({ exitCode: 0, diagnostics: [] });
});

/** What `status.demotionToken` looks like. */
test("cloudnative-pg-replica-failback hands over, refuses a takeover without the token, and goes back", async () => {
  const stack = await open("cloudnative-pg-replica-failback", {
    southLeads: "true",
    centralLeads: "false",
  });
  const kube = connectKube(sharedBed().kubeconfig);
  const replicaOf = async (name: string) => {
    const metadata = { name, namespace: "orders-twice" };
    const cluster = await kube.get({
      apiVersion: "postgresql.cnpg.io/v1",
      kind: "Cluster",
      metadata,
    });
    return (cluster?.["spec"] as { readonly replica?: unknown } | undefined)?.replica;
  };
  const run = async (config: Config) => {
    await stack.setConfig(config);
    return stack.up();
  };

  expect(await stack.up()).toMatchObject({ exitCode: 0, diagnostics: [] });
  const outputs = await stack.outputs();
  expect(outputs).toMatchObject({
    southStage: "fresh",
    southArchive: "s3://south-backups/orders/initial-pg17",
    centralStage: "standby",
    centralArchive: "s3://central-backups/orders/restored-cc98eb8a33-pg17",
  });

  expect(await run({ southLeads: "false" })).toSucceed();
  expect(await replicaOf("orders-south")).toMatchObject({ self: "south", primary: "central" });

  const refused = await run({ centralLeads: "true" });
  expect(refused.exitCode).not.toBe(0);
  expect(printed(refused)).toContain("takeover-without-token");

  expect(await run({ centralToken: promotionToken })).toSucceed();
  expect(await replicaOf("orders-central")).toEqual({
    self: "central",
    primary: "central",
    source: "south",
    promotionToken,
  });

  expect(await run({ centralLeads: "false", centralToken: "" })).toSucceed();
  expect(await run({ southLeads: "true", southToken: promotionToken })).toSucceed();
  expect(await replicaOf("orders-south")).toMatchObject({
    primary: "south",
    promotionToken,
  });
  kube.close();
});
