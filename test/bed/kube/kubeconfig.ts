import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";

import { parse } from "yaml";

/** How to reach one cluster: what node:https needs, and the headers that say who we are. */
export interface ClusterAccess {
  readonly url: string;
  readonly tls: {
    readonly ca?: string;
    readonly cert?: string;
    readonly key?: string;
    readonly servername?: string;
    readonly rejectUnauthorized?: boolean;
  };
  readonly token?: string;
}

interface Named {
  readonly name: string;
}
type Fields = Readonly<Record<string, unknown>>;
interface Kubeconfig {
  readonly "current-context"?: string;
  readonly contexts?: readonly (Named & { readonly context: Fields })[];
  readonly clusters?: readonly (Named & { readonly cluster: Fields })[];
  readonly users?: readonly (Named & { readonly user: Fields })[];
}

export function defaultKubeconfig(): string {
  const listed = (process.env.KUBECONFIG ?? "").split(delimiter).find((file) => file !== "");
  return listed ?? join(homedir(), ".kube", "config");
}

/** Reads a kubeconfig the way kubectl does: tokens, client certificates and exec plugins. */
export function clusterAccess(file: string, contextName?: string): ClusterAccess {
  const config = parse(readFileSync(file, "utf8")) as Kubeconfig;
  const wanted = contextName ?? config["current-context"];
  const context = config.contexts?.find(({ name }) => name === wanted)?.context;
  if (context === undefined) throw new Error(noContext(file, wanted, config));
  const cluster = config.clusters?.find(({ name }) => name === context.cluster)?.cluster;
  const user = config.users?.find(({ name }) => name === context.user)?.user ?? {};
  if (cluster === undefined)
    throw new Error(`${file}: context ${wanted} names a cluster that is not in the file`);
  const credentials = { ...user, ...execCredentials(user) };
  const text = (from: Fields, field: string): string | undefined => inlineOrFile(from, field, file);
  const [ca, cert, key] = [
    text(cluster, "certificate-authority"),
    text(credentials, "client-certificate"),
    text(credentials, "client-key"),
  ];
  const token = credentials.token ?? fileText(credentials.tokenFile, file)?.trim();
  const servername = cluster["tls-server-name"];
  return {
    url: String(cluster.server),
    tls: {
      ...(ca === undefined ? {} : { ca }),
      ...(cert === undefined ? {} : { cert }),
      ...(key === undefined ? {} : { key }),
      ...(typeof servername === "string" ? { servername } : {}),
      ...(cluster["insecure-skip-tls-verify"] === true ? { rejectUnauthorized: false } : {}),
    },
    ...(typeof token === "string" ? { token } : {}),
  };
}

function noContext(file: string, wanted: string | undefined, config: Kubeconfig): string {
  const known = (config.contexts ?? []).map(({ name }) => name).join(", ");
  const found = wanted === undefined ? "has no current context" : `has no context "${wanted}"`;
  return `${file} ${found}; it has: ${known === "" ? "none" : known}`;
}

function inlineOrFile(from: Fields, field: string, kubeconfig: string): string | undefined {
  const inline = from[`${field}-data`];
  if (typeof inline === "string") return Buffer.from(inline, "base64").toString("utf8");
  return fileText(from[field], kubeconfig);
}

function fileText(path: unknown, kubeconfig: string): string | undefined {
  return typeof path === "string"
    ? readFileSync(resolve(dirname(kubeconfig), path), "utf8")
    : undefined;
}

/** Asks the cloud's own login tool, as `users[].user.exec` describes it. */
function execCredentials(user: Fields): Fields {
  const exec = user.exec as
    | {
        readonly apiVersion: string;
        readonly command: string;
        readonly args?: readonly string[];
        readonly env?: readonly { readonly name: string; readonly value: string }[];
      }
    | undefined;
  if (exec === undefined) return {};
  const request = { apiVersion: exec.apiVersion, kind: "ExecCredential", spec: {} };
  const own = Object.fromEntries((exec.env ?? []).map(({ name, value }) => [name, value]));
  const printed = execFileSync(exec.command, exec.args ?? [], {
    encoding: "utf8",
    env: { ...process.env, ...own, KUBERNETES_EXEC_INFO: JSON.stringify(request) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const { status = {} } = JSON.parse(printed) as { readonly status?: Fields };
  const encode = (value: unknown): string | undefined =>
    typeof value === "string" ? Buffer.from(value).toString("base64") : undefined;
  return {
    token: status.token,
    "client-certificate-data": encode(status.clientCertificateData),
    "client-key-data": encode(status.clientKeyData),
  };
}
