import { readFileSync } from "node:fs";
import { request } from "node:https";
import { join } from "node:path";

import { operatorWebhooks } from "./crds";
import { connectKube, type KubeObject } from "./kube/kube-client";
import { operators, type OperatorName } from "./operators";
import { freePorts } from "./processes/free-port";
import { startServer, type Server } from "./processes/server";
import type { Report } from "./report";
import type { ToolName } from "./tools/catalogue";
import type { InstalledTool } from "./tools/ensure";

export interface AdmissionOptions {
  readonly operator: OperatorName;
  readonly tools: Readonly<Partial<Record<ToolName, InstalledTool>>>;
  /** The run folder in which the API server was started. */
  readonly dir: string;
  readonly kubeconfig: string;
  readonly report: Report;
}

/** Runs an operator's admission webhooks beside the API server and has the API server ask them. */
export async function startAdmission(options: AdmissionOptions): Promise<Server | undefined> {
  const { operator, tools, dir, kubeconfig, report } = options;
  const tool = operators[operator].admission?.tool;
  const program = tool && tools[tool];
  if (program === undefined) return undefined;
  const [port = 0] = await freePorts(1);
  const url = `https://127.0.0.1:${port}`;
  // The API server's certificate is for 127.0.0.1 as well, and lies under the names the webhook server looks for.
  const certificates = join(dir, "kube-apiserver");
  const authority = readFileSync(join(certificates, "apiserver.crt"));
  const server = await startServer({
    dir,
    name: program.name,
    command: program.path,
    args: [`--port=${port}`, `--cert-dir=${certificates}`, `--kubeconfig=${kubeconfig}`],
    isReady: () => answers(url, authority),
  });
  const kube = connectKube(kubeconfig);
  try {
    for (const configuration of await operatorWebhooks(operator))
      await kube.apply(addressed(configuration, url, authority));
  } finally {
    kube.close();
  }
  report.step(`admission webhooks of ${operator} ${program.version}`);
  return server;
}

interface Webhook {
  readonly clientConfig: { readonly service?: { readonly path?: string } };
  readonly [field: string]: unknown;
}

/** The same webhooks, reached on this machine instead of through a Service. */
function addressed(configuration: KubeObject, url: string, authority: Buffer): KubeObject {
  const webhooks = configuration["webhooks"] as readonly Webhook[];
  return {
    ...configuration,
    webhooks: webhooks.map(({ clientConfig, ...webhook }) => ({
      ...webhook,
      clientConfig: {
        url: `${url}${clientConfig.service?.path ?? ""}`,
        caBundle: authority.toString("base64"),
      },
    })),
  };
}

function answers(url: string, ca: Buffer): Promise<boolean> {
  return new Promise((resolve) => {
    request(url, { ca, agent: false }, (response) => {
      response.resume();
      resolve(true);
    })
      .on("error", () => {
        resolve(false);
      })
      .end();
  });
}
