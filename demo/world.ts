import type { RunOptions, RunResult, Stack } from "../test/bed/engine";
import type { KubeClient } from "../test/bed/kube/kube-client";
import { isInterrupted } from "../test/bed/processes/shutdown";
import { activityIn, errorsOf } from "./engine-words";
import { DemoFailure } from "./failure";
import { readDatabase, type DatabaseName, type LiveDatabase } from "./live-database";
import type { Manifest, WorkingCopy } from "./manifest";
import type { Narrator } from "./screen/narrator";

/** What every step of the story needs. */
export interface World {
  readonly narrator: Narrator;
  readonly manifest: Manifest;
  readonly copy: WorkingCopy;
  readonly stack: Stack;
  readonly kube: KubeClient;
  readonly database: DatabaseName;
}

/** Runs an engine command on the screen; what it did is for the caller to judge. */
export async function runShown(
  narrator: Narrator,
  command: string,
  run: (options: RunOptions) => Promise<RunResult>,
): Promise<RunResult> {
  if (isInterrupted()) throw new Error(`interrupted before ${command}`);
  narrator.line(`${narrator.paint.dim("$")} ${narrator.paint.bold(command)}`);
  narrator.progress(`${command}: reading the program`);
  return run({
    onLine: (line) => {
      const activity = activityIn(line);
      if (activity !== undefined) narrator.progress(activity);
    },
  });
}

/** For a command that has to succeed. */
export function requireSuccess(command: string, manifest: string, result: RunResult): void {
  if (result.exitCode === 0) return;
  const errors = errorsOf(result);
  const said = errors.length > 0 ? errors.join("\n") : lastLines(result.stdout + result.stderr);
  const isMistake = /problems? in its arguments|refuses this change/.test(said);
  throw new DemoFailure(
    `${command} ended with exit code ${result.exitCode ?? "none"}:\n${said}`,
    isMistake
      ? `correct ${manifest} as the lines above say, then run the same command again`
      : "the lines above are the engine's; mend what they name, then run the same command again",
  );
}

function lastLines(text: string): string {
  return text.trimEnd().split("\n").slice(-15).join("\n");
}

export async function requireDatabase({ kube, database }: World): Promise<LiveDatabase> {
  const live = await readDatabase(kube, database);
  if (live === undefined)
    throw new DemoFailure(
      `the API server has no postgresql ${database.name} in ${database.namespace} although the engine made one`,
      "this is a mistake of the project: please report it with the lines above",
    );
  return live;
}

/** A claim the story makes about what it has just seen. */
export function claim(isTrue: boolean, what: string): void {
  if (isTrue) return;
  throw new DemoFailure(
    `this should be so and is not: ${what}`,
    "this is a mistake of the project: please report it with the lines above",
  );
}
