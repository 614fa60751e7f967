import { join } from "node:path";

import { createStack, type Config } from "../bed/engine";
import { sharedBed } from "../bed/jest-shared";
import { packageRoot } from "./harness/program";

const account = { cloudflareAccountId: "0123456789abcdef0123456789abcdef" };
const pair = (prefix: string): Config =>
  prefix === ""
    ? { accessKeyId: "xxx", secretAccessKey: "yyy" }
    : { [`${prefix}AccessKeyId`]: "xxx", [`${prefix}SecretAccessKey`]: "yyy" };

const manifest = { manifest: "api-resources.yaml", deletionProtection: "true" };

test.each<[example: string, config: Config, secrets: Config]>([
  ["percona-two-stage", { ...account, promoted: "false" }, { ...pair("own"), ...pair("source") }],
  ["percona-point-in-time", { opened: "false" }, pair("")],
  ["zalando-two-stage", manifest, {}],
])("%s previews", async (example, config, secretConfig) => {
  const { dir, tools, kubeconfig } = sharedBed();
  const programDir = join(packageRoot, "examples", example);
  const stack = await createStack({
    ...{ dir, tools, kubeconfig, programDir },
    ...{ stackName: example, config, secretConfig },
  });
  expect(await stack.preview()).toMatchObject({ exitCode: 0, diagnostics: [] });
});
