import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
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

/** The files that kubectl would merge: those KUBECONFIG lists, else the one in the home folder. */
export function defaultKubeconfig(): readonly string[] {
  const listed = (process.env.KUBECONFIG ?? "").split(delimiter).filter((file) => file !== "");
  return listed.length > 0 ? listed : [join(homedir(), ".kube", "config")];
}

interface ReadFile {
  readonly file: string;
  readonly config: Kubeconfig;
}

/** As kubectl does it: a listed file that does not exist counts as an empty one. */
function readAll(files: readonly string[]): readonly ReadFile[] {
  const found = files.filter((file) => existsSync(file));
  if (found.length === 0) throw new Error(`there is no kubeconfig at ${files.join(" or ")}`);
  return found.map((file) => ({
    file,
    config: (parse(readFileSync(file, "utf8")) ?? {}) as Kubeconfig,
  }));
}

/** Reads kubeconfigs the way kubectl does, tokens, client certificates and exec plugins: of one name the first entry counts. */
export function clusterAccess(files: readonly string[], contextName?: string): ClusterAccess {
  const read = readAll(files);
  const wanted =
    contextName ?? read.find(({ config }) => config["current-context"])?.config["current-context"];
  const context = entryOf(read, ({ contexts }) => contexts, wanted)?.entry.context;
  if (context === undefined) throw new Error(noContext(read, wanted));
  const cluster = entryOf(read, ({ clusters }) => clusters, context.cluster);
  const user = entryOf(read, ({ users }) => users, context.user);
  if (cluster === undefined)
    throw new Error(
      `${namesOf(read)}: context ${String(wanted)} names a cluster that is not there`,
    );
  return accessTo(cluster.entry.cluster, cluster.file, user?.entry.user ?? {}, user?.file ?? "");
}

function entryOf<Entry extends Named>(
  read: readonly ReadFile[],
  list: (config: Kubeconfig) => readonly Entry[] | undefined,
  wanted: unknown,
): { readonly file: string; readonly entry: Entry } | undefined {
  for (const { file, config } of read) {
    const entry = list(config)?.find(({ name }) => name === wanted);
    if (entry !== undefined) return { file, entry };
  }
  return undefined;
}

/** Paths in an entry are relative to the file that it stands in. */
function accessTo(
  cluster: Fields,
  clusterFile: string,
  user: Fields,
  userFile: string,
): ClusterAccess {
  const credentials = { ...user, ...execCredentials(user) };
  const [ca, cert, key] = [
    inlineOrFile(cluster, "certificate-authority", clusterFile),
    inlineOrFile(credentials, "client-certificate", userFile),
    inlineOrFile(credentials, "client-key", userFile),
  ];
  const token = credentials.token ?? fileText(credentials.tokenFile, userFile)?.trim();
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

function namesOf(read: readonly ReadFile[]): string {
  return read.map(({ file }) => file).join(", ");
}

function noContext(read: readonly ReadFile[], wanted: string | undefined): string {
  const known = read.flatMap(({ config }) => config.contexts ?? []).map(({ name }) => name);
  const found = wanted === undefined ? "has no current context" : `has no context "${wanted}"`;
  return `${namesOf(read)} ${found}; it has: ${known.length === 0 ? "none" : known.join(", ")}`;
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
