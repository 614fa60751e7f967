import { openSync, readFileSync } from "node:fs";
import { join } from "node:path";

import type { Container, PodSpec } from "../../../lib/operators/statefulset/spec";
import { startChild, type Child } from "../../bed/processes/child";
import type { World } from "./world";

export interface Finished {
  readonly code: number;
  readonly log: string;
}

/** Runs a command inside a container's environment, to its end. */
export async function runIn(
  world: World,
  pod: { readonly name: string; readonly spec: PodSpec; readonly container: Container },
  command: readonly string[] = pod.container.command,
): Promise<Finished> {
  const { child, logFile } = await start(world, pod, command);
  const { exitCode } = await child.ended;
  return { code: exitCode ?? -1, log: readFileSync(logFile, "utf8") };
}

let started = 0;

export async function start(
  world: World,
  {
    name,
    spec,
    container,
  }: { readonly name: string; readonly spec: PodSpec; readonly container: Container },
  command: readonly string[] = container.command,
): Promise<{ readonly child: Child; readonly logFile: string }> {
  const mounts = world.mounts(name, spec, container);
  const [program, ...args] = world.bed.asUser(command.map((part) => world.local(part, mounts)));
  started += 1;
  const logFile = join(
    world.bed.dir,
    "logs",
    `${world.name}-${name}-${container.name}-${started}.log`,
  );
  const log = openSync(logFile, "w");
  const child = await startChild({
    dir: world.bed.dir,
    name: `${world.name}-${container.name}`,
    command: program,
    args,
    env: world.environment(container, mounts),
    cwd: world.bed.dir,
    stdio: ["ignore", log, log],
    graceMs: 1000,
  });
  return { child, logFile };
}

/** A pod that runs to its end, as a Job's: every step in order, the first failure ends it. */
export async function runToEnd(world: World, name: string, spec: PodSpec): Promise<Finished> {
  let log = "";
  for (const container of [...spec.initContainers, ...spec.containers]) {
    const step = await runIn(world, { name, spec, container });
    log += step.log;
    if (step.code !== 0) return { code: step.code, log };
  }
  return { code: 0, log };
}
