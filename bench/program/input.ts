import { readFileSync } from "node:fs";

/** One object of a database, as the library renders it. */
export interface RenderedObject {
  readonly role: string;
  readonly metadata: object;
  /** A custom resource; else a Secret with these values. */
  readonly object?: { readonly apiVersion: string; readonly kind: string; readonly body: object };
  readonly values?: Readonly<Record<string, string>>;
}

export interface Database {
  readonly name: string;
  readonly args: object;
  readonly objects: readonly RenderedObject[];
}

/** What a by-hand program adds to its objects, to see what each part of a component costs. */
export interface Extras {
  readonly parent: boolean;
  readonly outputs: boolean;
  readonly hooks: "none" | "shared" | "one each";
}

export interface Input {
  readonly databases: readonly Database[];
  readonly extras: Extras;
}

export function readInput(): Input {
  return JSON.parse(readFileSync(process.env["BENCH_INPUT"] ?? "", "utf8")) as Input;
}
