import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createStack, type RunResult } from "../test/bed/engine";
import type { Bed } from "./bed";
import { databasesIn } from "./databases";
import type { Extras } from "./program/input";
import type { Variant } from "./program-folder";
import { stateEnv, type StateKeeping } from "./state";

/** What one program run is made of. */
export interface Subject {
  readonly name: string;
  readonly variant: Variant;
  readonly extras?: Partial<Extras>;
  readonly state: StateKeeping;
}

export interface Times {
  readonly previewSeconds: number;
  readonly upSeconds: number;
}

let runs = 0;

/** Preview and up of so many databases that do not exist yet, in a stack and a namespace of their own. */
export async function measure(bed: Bed, subject: Subject, size: number): Promise<Times> {
  runs += 1;
  const name = `run-${String(runs)}`;
  await bed.kube.apply({ apiVersion: "v1", kind: "Namespace", metadata: { name } });
  const input = join(bed.dir, `${name}.json`);
  const extras = { parent: false, outputs: false, hooks: "none", ...subject.extras };
  writeFileSync(input, JSON.stringify({ databases: databasesIn(name, size, ["zalando"]), extras }));
  const stack = await createStack({
    tools: bed.tools,
    programDir: bed.programs[subject.variant],
    stackName: name,
    dir: bed.dir,
    kubeconfig: bed.kubeconfig,
    env: { BENCH_INPUT: input, ...stateEnv[subject.state] },
  });
  const previewSeconds = seconds(await stack.preview());
  const upSeconds = seconds(await stack.up());
  const created = await bed.kube.list({ apiVersion: "acid.zalan.do/v1", kind: "postgresql" }, name);
  if (created.length !== size)
    throw new Error(`${subject.name} created ${created.length} of ${size} databases`);
  return { previewSeconds, upSeconds };
}

function seconds(result: RunResult): number {
  if (result.exitCode !== 0) throw new Error(`a run failed:\n${result.stdout}${result.stderr}`);
  return result.durationMs / 1000;
}
