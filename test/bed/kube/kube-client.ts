import { setTimeout as sleep } from "node:timers/promises";

import { httpClient, KubeError, type Send } from "./http";
import { clusterAccess, defaultKubeconfig } from "./kubeconfig";
import { resourcePaths, type ObjectKind } from "./resource-path";

export interface KubeObject extends ObjectKind {
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly [field: string]: unknown;
  };
  readonly [field: string]: unknown;
}

export interface ObjectReference extends ObjectKind {
  readonly metadata: { readonly name: string; readonly namespace?: string | undefined };
}

export interface ApplyOptions {
  /** Admission, validation and defaulting, but nothing is stored. */
  readonly dryRun?: boolean;
  readonly fieldManager?: string;
}

export interface KubeClient {
  get(reference: ObjectReference): Promise<KubeObject | undefined>;
  list(kind: ObjectKind, namespace?: string): Promise<readonly KubeObject[]>;
  /** Server-side apply; unknown and duplicate fields are refused. */
  apply(object: KubeObject, options?: ApplyOptions): Promise<KubeObject>;
  /** Plain create, strict as apply is. */
  create(object: KubeObject, options?: ApplyOptions): Promise<KubeObject>;
  delete(reference: ObjectReference): Promise<void>;
  /** Polls until `isDone` of the object (undefined when there is none). */
  waitFor(
    reference: ObjectReference,
    isDone: (object: KubeObject | undefined) => boolean,
    options?: { readonly withinMs?: number; readonly what?: string },
  ): Promise<KubeObject | undefined>;
  /** Any other call of the API. */
  readonly send: Send;
  close(): void;
}

const defaultManager = "postgres-kubernetes-bed";

export function connectKube(
  kubeconfig: string | readonly string[] = defaultKubeconfig(),
  context?: string,
): KubeClient {
  const files = typeof kubeconfig === "string" ? [kubeconfig] : kubeconfig;
  const send = httpClient(clusterAccess(files, context));
  const paths = resourcePaths(send);
  const get = async (reference: ObjectReference): Promise<KubeObject | undefined> => {
    try {
      return (await send({ method: "GET", path: await paths.ofObject(reference) }))
        .body as KubeObject;
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw error;
    }
  };
  return {
    send,
    get,
    close: () => {
      send.close();
    },
    list: async (kind, namespace) => {
      const { body } = await send({ method: "GET", path: await paths.ofKind(kind, namespace) });
      // Items of a list come without their kind.
      return (body as { readonly items: readonly KubeObject[] }).items.map((item) => ({
        ...item,
        apiVersion: kind.apiVersion,
        kind: kind.kind,
      }));
    },
    apply: async (object, options = {}) => {
      const { body } = await send({
        method: "PATCH",
        path: await paths.ofObject(object),
        query: { force: "true", ...writeQuery(options) },
        body: object,
        contentType: "application/apply-patch+yaml",
      });
      return body as KubeObject;
    },
    create: async (object, options = {}) => {
      const path = await paths.ofKind(object, object.metadata.namespace);
      const { body } = await send({
        method: "POST",
        path,
        query: writeQuery(options),
        body: object,
      });
      return body as KubeObject;
    },
    delete: async (reference) => {
      try {
        await send({ method: "DELETE", path: await paths.ofObject(reference) });
      } catch (error) {
        if (!isNotFound(error)) throw error;
      }
    },
    waitFor: async (reference, isDone, { withinMs = 30_000, what = "be as expected" } = {}) => {
      const deadline = Date.now() + withinMs;
      for (;;) {
        const object = await get(reference);
        if (isDone(object)) return object;
        if (Date.now() > deadline)
          throw new Error(
            `${reference.kind} ${reference.metadata.name} did not ${what} within ${withinMs / 1000} s`,
          );
        await sleep(100);
      }
    },
  };
}

function writeQuery(options: ApplyOptions): Record<string, string> {
  return {
    fieldManager: options.fieldManager ?? defaultManager,
    fieldValidation: "Strict",
    ...(options.dryRun === true ? { dryRun: "All" } : {}),
  };
}

function isNotFound(error: unknown): boolean {
  return error instanceof KubeError && error.status === 404;
}
