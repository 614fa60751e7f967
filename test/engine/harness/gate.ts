import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { Agent, request } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { writeFileSync } from "node:fs";

import { stringify } from "yaml";

import { clusterAccess, type ClusterAccess } from "../../bed/kube/kubeconfig";

/** Where a write is stopped: before the API server hears of it, or after it has obeyed and before its answer is heard. */
export type Stop = "before" | "after";

/** A proxy in front of the API server that can stop the write of a database object half-way. */
export interface Gate {
  readonly kubeconfig: string;
  /** Stops the next write; kept once it has been stopped. */
  stopNextWrite(stop: Stop): Promise<void>;
  /** Lets every later write through again. */
  open(): void;
  close(): void;
}

interface Held {
  readonly stop: Stop;
  readonly reached: () => void;
}

export async function openGate(kubeconfig: string, dir: string): Promise<Gate> {
  const access = clusterAccess([kubeconfig]);
  const agent = new Agent({ ...access.tls, keepAlive: true });
  let held: Held | undefined;
  const server = createServer((incoming, outgoing) => {
    const stopped = isDatabaseWrite(incoming) ? held : undefined;
    if (stopped?.stop === "before") stopped.reached();
    else forward({ access, agent, incoming, outgoing, stopped });
  });
  const port = await listen(server);
  const file = join(dir, `gate-${port}.yaml`);
  writeFileSync(file, stringify(kubeconfigFor(port)));
  return {
    kubeconfig: file,
    stopNextWrite: (stop) =>
      new Promise((resolve) => {
        held = { stop, reached: resolve };
      }),
    open: () => {
      held = undefined;
    },
    close: () => {
      agent.destroy();
      server.closeAllConnections();
      server.close();
    },
  };
}

function isDatabaseWrite({ method = "", url = "" }: IncomingMessage): boolean {
  return method !== "GET" && url.includes("/postgresqls") && !url.includes("dryRun=All");
}

interface Passage {
  readonly access: ClusterAccess;
  readonly agent: Agent;
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
  readonly stopped: Held | undefined;
}

function forward({ access, agent, incoming, outgoing, stopped }: Passage): void {
  const headers = { ...incoming.headers, authorization: `Bearer ${access.token ?? ""}` };
  const onward = request(
    new URL(incoming.url ?? "", access.url),
    { agent, method: incoming.method, headers: { ...headers, host: new URL(access.url).host } },
    (answer) => {
      if (stopped !== undefined) {
        answer.resume();
        answer.on("end", stopped.reached);
        return;
      }
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    },
  );
  onward.on("error", () => outgoing.destroy());
  outgoing.on("close", () => onward.destroy());
  incoming.pipe(onward);
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function kubeconfigFor(port: number): object {
  return {
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name: "gate", cluster: { server: `http://127.0.0.1:${port}` } }],
    users: [{ name: "gate", user: {} }],
    contexts: [{ name: "gate", context: { cluster: "gate", user: "gate" } }],
    "current-context": "gate",
  };
}
