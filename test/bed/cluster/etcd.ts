import { request } from "node:http";
import { join } from "node:path";

import { startServer, type Server } from "../processes/server";

export interface EtcdOptions {
  readonly tool: string;
  readonly dir: string;
  readonly clientPort: number;
  readonly peerPort: number;
}

export async function startEtcd(options: EtcdOptions): Promise<Server & { readonly url: string }> {
  const url = `http://127.0.0.1:${options.clientPort}`;
  const peerUrl = `http://127.0.0.1:${options.peerPort}`;
  const server = await startServer({
    dir: options.dir,
    name: "etcd",
    command: options.tool,
    args: [
      "--name=bed",
      `--data-dir=${join(options.dir, "etcd")}`,
      `--listen-client-urls=${url}`,
      `--advertise-client-urls=${url}`,
      `--listen-peer-urls=${peerUrl}`,
      `--initial-advertise-peer-urls=${peerUrl}`,
      `--initial-cluster=bed=${peerUrl}`,
      // Nothing here outlives the run, so there is nothing to keep safe from a power cut.
      "--unsafe-no-fsync",
      "--log-level=warn",
    ],
    graceMs: 1000,
    isReady: () => answers(`${url}/health`),
  });
  return { ...server, url };
}

function answers(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    request(url, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    })
      .on("error", () => {
        resolve(false);
      })
      .end();
  });
}
