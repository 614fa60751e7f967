import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

import { UsageError } from "./failure";

export interface DemoOptions {
  readonly manifest: string;
  readonly json: boolean;
  readonly keep: boolean;
  /** A context of the user's kubeconfig; without it the demo starts an API server of its own. */
  readonly context?: string;
  /** The folder to write manifests to, instead of running anything. */
  readonly render?: string;
}

export const exampleFolder = join(__dirname, "..", "examples", "zalando-two-stage");

export const usage = `Restores the database of a manifest in two stages, with the real Pulumi engine.

usage: npm run demo [-- OPTIONS]

  --manifest FILE   another manifest than examples/zalando-two-stage/api-resources.yaml
  --context NAME    a cluster of your kubeconfig, with the operator in it, instead of an API server of the demo's
                    own; the demo makes the manifest's namespace there, and removes it at the end
  --render DIR      only write the Kubernetes manifests of stage 1 into DIR; no cluster is used. Keys are not
                    written: the manifests refer to an existing Secret instead
  --json            print one JSON document with the facts; the story goes to stderr
  --keep            stop before the removal and wait for Ctrl-C, so that you can look around with kubectl
  --help            print this

Ctrl-C ends everything the demo has started. Colours need a terminal and respect NO_COLOR.
`;

const flags = {
  manifest: { type: "string" },
  context: { type: "string" },
  render: { type: "string" },
  json: { type: "boolean", default: false },
  keep: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

/** Relative files are meant from the folder the command was typed in. */
export function parseOptions(argv: readonly string[], typedIn: string): DemoOptions | "help" {
  const { help, manifest, render, context, ...switches } = read(argv);
  if (help) return "help";
  for (const [flag, value] of Object.entries({ manifest, render, context }))
    if (value === "") throw new UsageError(`--${flag} needs a value`);
  if (render !== undefined && context !== undefined)
    throw new UsageError("--render uses no cluster, so it goes without --context");
  if (render !== undefined && switches.keep)
    throw new UsageError("--render starts nothing that could be kept, so it goes without --keep");
  return {
    ...switches,
    manifest:
      manifest === undefined
        ? join(exampleFolder, "api-resources.yaml")
        : resolve(typedIn, manifest),
    ...(context === undefined ? {} : { context }),
    ...(render === undefined ? {} : { render: resolve(typedIn, render) }),
  };
}

function read(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: flags }).values;
  } catch (error) {
    // Node adds advice on dashes that is beside the point here.
    const [first = ""] = (error as Error).message.split(/\. |\n/);
    throw new UsageError(first);
  }
}
