import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";

import { freePorts } from "./processes/free-port";
import { startServer } from "./processes/server";
import type { Report } from "./report";
import type { StoreTools } from "./tools/ensure";

export interface ObjectStoreOptions {
  readonly tools: StoreTools;
  readonly dir: string;
  readonly report: Report;
  /** Files in PEM; without them the server speaks plain HTTP. */
  readonly certificate?: { readonly file: string; readonly keyFile: string };
}

export interface ObjectStore {
  readonly endpoint: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Where the objects lie as plain files: <folder>/<bucket>/<key>. */
  readonly folder: string;
  stop(): Promise<void>;
}

const region = "us-east-1";

/** An S3 server over a folder: path-style addresses, signatures checked, gone with the run. */
export async function startObjectStore(options: ObjectStoreOptions): Promise<ObjectStore> {
  const { tools, dir, report, certificate } = options;
  const folder = join(dir, "objects");
  mkdirSync(folder, { recursive: true });
  const [port = 0] = await freePorts(1);
  const accessKeyId = randomBytes(10).toString("hex");
  const secretAccessKey = randomBytes(20).toString("hex");
  const tls = certificate ? ["--cert", certificate.file, "--key", certificate.keyFile] : [];
  const server = await startServer({
    dir,
    name: "versitygw",
    command: tools.versitygw.path,
    args: ["--port", `127.0.0.1:${port}`, "--region", region, ...tls, "posix", folder],
    env: { ...process.env, ROOT_ACCESS_KEY: accessKeyId, ROOT_SECRET_KEY: secretAccessKey },
    graceMs: 1000,
    isReady: () => accepts(port),
  });
  const endpoint = `${certificate ? "https" : "http"}://127.0.0.1:${port}`;
  report.step(`S3 (versitygw ${tools.versitygw.version}) at ${endpoint}`);
  return { endpoint, region, accessKeyId, secretAccessKey, folder, stop: () => server.stop() };
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => {
      resolve(false);
    });
  });
}
