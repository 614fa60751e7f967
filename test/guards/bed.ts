import { writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { startControlPlane } from "../bed/control-plane";
import { createStack, type Stack } from "../bed/engine";
import { installEngine } from "../bed/engine/installation";
import { connectKube } from "../bed/kube/kube-client";
import { newestOperators } from "../bed/operators";
import { openRunFolder } from "../bed/processes/run-folder";
import type { Report } from "../bed/report";
import { clusterTools, engineTools } from "../bed/tools/catalogue";
import { ensureTools, type EngineTools } from "../bed/tools/ensure";
import type { Components, Objects } from "./cases/case";
import { namespace as written } from "./cases/writers";
import { installPack, installProgram } from "./install";
import { edited } from "./program/edit";

export interface Bed {
  readonly dir: string;
  readonly tools: EngineTools;
  readonly kubeconfig: string;
  readonly program: string;
  readonly pack: string;
}

export async function openBed(report: Report): Promise<Bed> {
  const tools = await ensureTools([...clusterTools, ...engineTools], { report });
  const { dir } = await openRunFolder();
  const { kubeconfig } = await startControlPlane({
    tools,
    dir,
    report,
    operators: newestOperators,
  });
  return { dir, tools, kubeconfig, program: installProgram(dir), pack: installPack(dir) };
}

/** A stack of the test program in a namespace of its own. */
export interface GuardedStack {
  readonly stack: Stack;
  /** What the program has from the next run on. */
  write(components: Components, objects?: readonly Objects[]): void;
}

export async function openStack(bed: Bed, name: string): Promise<GuardedStack> {
  const kube = connectKube(bed.kubeconfig);
  await kube.apply({ apiVersion: "v1", kind: "Namespace", metadata: { name } });
  kube.close();
  const file = join(bed.dir, `${name}.json`);
  const { pulumi } = installEngine(bed.tools);
  const stack = await createStack({
    tools: bed.tools,
    programDir: bed.program,
    stackName: name,
    dir: bed.dir,
    kubeconfig: bed.kubeconfig,
    env: {
      GUARDS_FILE: file,
      GUARDS_NAMESPACE: name,
      // Where the policy pack finds the pulumi command, as it does on a user's machine.
      PATH: [dirname(process.execPath), dirname(pulumi), process.env["PATH"] ?? ""].join(delimiter),
    },
  });
  return {
    stack,
    write: (components, objects = []) => {
      const input = JSON.stringify({ components, objects: resources(objects) });
      writeFileSync(file, input.replaceAll(`"namespace":"${written}"`, `"namespace":"${name}"`));
    },
  };
}

/** Hand-written objects as resources of a program, each with a name that it keeps. */
function resources(states: readonly Objects[]): Readonly<Record<string, object>> {
  const entries = states.flatMap(({ objects, edits = [], unprotected = false }) =>
    objects.map((object) => [
      `${object.metadata.name}.${object.kind}`,
      { object: edited(object, object.kind, edits), protect: !unprotected },
    ]),
  );
  return Object.fromEntries(entries) as Readonly<Record<string, object>>;
}
