import { readFileSync } from "node:fs";

import type { EngineTools } from "./tools/ensure";

/** What jest-setup has started, as the test files find it. */
export interface SharedBed {
  /** Cluster admin of an API server with the newest CRDs of every operator. Test files share it: none changes them. */
  readonly kubeconfig: string;
  readonly dir: string;
  readonly tools: EngineTools;
}

export const sharedBedVariable = "PGK_SHARED_BED";

export function sharedBed(): SharedBed {
  const file = process.env[sharedBedVariable];
  if (file === undefined)
    throw new Error('no test bed: run these tests as jest\'s project "engine"');
  return JSON.parse(readFileSync(file, "utf8")) as SharedBed;
}
