import { generateKeyPairSync, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { request } from "node:https";
import { join } from "node:path";

import { startServer, type Server } from "../processes/server";

export interface ApiServerOptions {
  readonly tool: string;
  readonly dir: string;
  readonly port: number;
  readonly etcdUrl: string;
}

export interface ApiServer extends Server {
  readonly url: string;
  readonly token: string;
  readonly certificateAuthority: string;
}

export async function startApiServer(options: ApiServerOptions): Promise<ApiServer> {
  const { dir, port } = options;
  const folder = join(dir, "kube-apiserver");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const token = randomBytes(24).toString("base64url");
  const certificateFile = join(folder, "apiserver.crt");
  const url = `https://127.0.0.1:${port}`;
  const server = await startServer({
    dir,
    name: "kube-apiserver",
    command: options.tool,
    args: apiServerArgs(options, folder, token),
    graceMs: 2000,
    isReady: () => isReady(`${url}/readyz`, certificateFile, token),
  });
  return { ...server, url, token, certificateAuthority: readFileSync(certificateFile, "utf8") };
}

function apiServerArgs(options: ApiServerOptions, folder: string, token: string): string[] {
  const { privateFile, publicFile } = writeServiceAccountKey(folder);
  const tokens = join(folder, "tokens.csv");
  writeFileSync(tokens, `${token},admin,admin,system:masters\n`, { mode: 0o600 });
  return [
    `--etcd-servers=${options.etcdUrl}`,
    "--bind-address=127.0.0.1",
    "--advertise-address=127.0.0.1",
    `--secure-port=${options.port}`,
    // The server signs its own certificate there; the file holds its authority too.
    `--cert-dir=${folder}`,
    `--token-auth-file=${tokens}`,
    "--authorization-mode=RBAC",
    "--service-account-issuer=https://kubernetes.default.svc.cluster.local",
    `--service-account-key-file=${publicFile}`,
    `--service-account-signing-key-file=${privateFile}`,
    "--service-cluster-ip-range=10.96.0.0/16",
    // There is no node that could reach the API through its service.
    "--endpoint-reconciler-type=none",
    "--disable-admission-plugins=ServiceAccount",
    "--profiling=false",
    "--v=0",
  ];
}

function writeServiceAccountKey(folder: string): { privateFile: string; publicFile: string } {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const [privateFile, publicFile] = [join(folder, "sa.key"), join(folder, "sa.pub")];
  writeFileSync(privateFile, privateKey.export({ type: "sec1", format: "pem" }), { mode: 0o600 });
  writeFileSync(publicFile, publicKey.export({ type: "spki", format: "pem" }));
  return { privateFile, publicFile };
}

function isReady(url: string, certificateFile: string, token: string): Promise<boolean> {
  if (!existsSync(certificateFile)) return Promise.resolve(false);
  return new Promise((resolve) => {
    const headers = { authorization: `Bearer ${token}` };
    request(url, { ca: readFileSync(certificateFile), headers, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    })
      .on("error", () => {
        resolve(false);
      })
      .end();
  });
}
