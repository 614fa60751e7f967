import { request as httpRequest } from "node:http";
import { Agent, request as httpsRequest } from "node:https";

import type { ClusterAccess } from "./kubeconfig";

export interface RefusedField {
  readonly field?: string;
  readonly message?: string;
  readonly reason?: string;
}

interface StatusBody {
  readonly message?: string;
  readonly reason?: string;
  readonly details?: { readonly causes?: readonly RefusedField[] };
}

/** A refusal of the API server, in its own words. */
export class KubeError extends Error {
  override readonly name = "KubeError";
  readonly reason: string;
  /** The fields it complains about. */
  readonly causes: readonly RefusedField[];

  constructor(
    readonly status: number,
    answer: StatusBody,
  ) {
    super(answer.message ?? `HTTP ${status}`);
    this.reason = answer.reason ?? "";
    this.causes = answer.details?.causes ?? [];
  }
}

export interface Call {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly contentType?: string;
}

export interface Answer {
  readonly body: unknown;
  /** What kubectl prints as "Warning: ...". */
  readonly warnings: readonly string[];
}

export type Send = (call: Call) => Promise<Answer>;

const TIMEOUT_MS = 30_000;

export function httpClient(access: ClusterAccess): Send & { close(): void } {
  const agent = new Agent({ keepAlive: true, maxSockets: 16, ...access.tls });
  const send: Send = (call) =>
    new Promise((resolve, reject) => {
      const url = new URL(access.url.replace(/\/$/, "") + call.path);
      for (const [name, value] of Object.entries(call.query ?? {}))
        url.searchParams.set(name, value);
      const body = call.body === undefined ? undefined : JSON.stringify(call.body);
      const isTls = url.protocol === "https:";
      const request = (isTls ? httpsRequest : httpRequest)(url, {
        method: call.method,
        timeout: TIMEOUT_MS,
        ...(isTls ? { agent } : {}),
        headers: {
          accept: "application/json",
          ...(access.token === undefined ? {} : { authorization: `Bearer ${access.token}` }),
          ...(body === undefined ? {} : { "content-type": call.contentType ?? "application/json" }),
        },
      });
      request.on("timeout", () => request.destroy(new Error(`${url.host} did not answer`)));
      request.on("error", reject);
      request.on("response", (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          const text = Buffer.concat(chunks).toString("utf8");
          const status = response.statusCode ?? 0;
          if (status >= 400) reject(refusal(status, text));
          else
            resolve({
              body: text === "" ? undefined : (JSON.parse(text) as unknown),
              warnings: warningsIn(response.headersDistinct.warning ?? []),
            });
        });
      });
      request.end(body);
    });
  return Object.assign(send, {
    close: () => {
      agent.destroy();
    },
  });
}

function refusal(status: number, text: string): KubeError {
  try {
    return new KubeError(status, JSON.parse(text) as StatusBody);
  } catch {
    return new KubeError(status, text.trim() === "" ? {} : { message: text.trim() });
  }
}

/** `299 - "text"` is how a warning header looks. */
function warningsIn(headers: readonly string[]): readonly string[] {
  return headers.map((header) => /^\d+ \S+ "(.*)"$/.exec(header)?.[1] ?? header);
}
