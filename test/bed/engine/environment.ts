import { existsSync, mkdirSync, symlinkSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

import type { EngineInstallation } from "./installation";

export interface EngineEnvironmentOptions {
  readonly installation: EngineInstallation;
  readonly dir: string;
  readonly passphrase: string;
  readonly kubeconfig?: string | undefined;
  readonly env?: Readonly<Record<string, string>> | undefined;
}

/** What the engine and the programs it runs see: nothing of the user's own Pulumi, and our Node first. */
export function engineEnvironment(options: EngineEnvironmentOptions): Record<string, string> {
  const { installation, dir, passphrase, kubeconfig, env } = options;
  const home = join(dir, "pulumi-home");
  const state = join(dir, "state");
  for (const folder of [home, state]) mkdirSync(folder, { recursive: true });
  const plugins = join(home, "plugins");
  if (!existsSync(plugins)) symlinkSync(installation.plugins, plugins);
  return {
    ...inherited(kubeconfig !== undefined),
    PATH: [dirname(process.execPath), process.env.PATH ?? ""].join(delimiter),
    PULUMI_HOME: home,
    PULUMI_BACKEND_URL: pathToFileURL(state).href,
    PULUMI_CONFIG_PASSPHRASE: passphrase,
    PULUMI_SKIP_UPDATE_CHECK: "1",
    // Lets commands take --event-log.
    PULUMI_DEBUG_COMMANDS: "true",
    ...(installation.isOwn
      ? {
          PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
          PULUMI_IGNORE_AMBIENT_PLUGINS: "true",
        }
      : {}),
    ...(kubeconfig === undefined ? {} : { KUBECONFIG: kubeconfig }),
    ...env,
  };
}

function inherited(hasKubeconfig: boolean): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined || name.startsWith("PULUMI_") || (hasKubeconfig && name === "KUBECONFIG")
        ? []
        : [[name, value]],
    ),
  );
}
