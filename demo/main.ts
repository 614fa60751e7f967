import { relative } from "node:path";

import { closeAll, closeOnExit, isInterrupted } from "../test/bed/processes/shutdown";
import { DemoFailure, UsageError } from "./failure";
import { parseOptions, usage, type DemoOptions } from "./options";
import { renderManifests, renderSteps } from "./render";
import { isColourful, paintFor } from "./screen/paint";
import { narratorOn, type Narrator } from "./screen/narrator";
import { storySteps, tellStory } from "./story";

/** The rest of the story fails from then on, and nobody wants to read how. */
function hushOnInterrupt({ hush }: Narrator): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, hush);
  // Has the shutdown listen from now on, although there is nothing to close yet.
  closeOnExit({ close: () => Promise.resolve(), closeNow: () => undefined });
}

/** Signals keep arriving while this waits; the shutdown they begin ends the process. */
function forever(): Promise<never> {
  return new Promise(() => setInterval(() => undefined, 60_000));
}

async function main(argv: readonly string[]): Promise<void> {
  const options = parseOptions(argv, process.env["INIT_CWD"] ?? process.cwd());
  if (options === "help") {
    process.stdout.write(usage);
    return;
  }
  const screen = options.json ? process.stderr : process.stdout;
  const steps = options.render === undefined ? storySteps : renderSteps;
  const narrator = narratorOn(screen, { steps });
  hushOnInterrupt(narrator);
  // Whoever reads us has gone, as `| head` does.
  screen.on("error", () => process.kill(process.pid, "SIGTERM"));
  try {
    await run(options, narrator);
  } catch (error) {
    if (isInterrupted()) await forever();
    narrator.hush();
    await closeAll();
    throw error;
  }
}

async function run(options: DemoOptions, narrator: Narrator): Promise<void> {
  const print = (facts: unknown): void => {
    if (options.json) process.stdout.write(`${JSON.stringify(facts, null, 2)}\n`);
  };
  if (options.render !== undefined) {
    print(await renderManifests(options.manifest, options.render, narrator));
    return;
  }
  const { paint, line, prose } = narrator;
  line(paint.bold("postgres-kubernetes: a database comes back in two stages"));
  line(paint.dim(shortest(options.manifest)));
  print(
    await tellStory(options, narrator, (facts) => {
      print(facts);
      return forever();
    }),
  );
  line();
  prose(
    "The database came back as a standby, two bad changes were refused, and it was promoted.",
    paint.bold,
  );
}

/** Relative where that is shorter to read. */
function shortest(file: string): string {
  const fromHere = relative(process.cwd(), file);
  return fromHere.startsWith("..") ? file : fromHere;
}

function report(error: unknown): number {
  if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\n\nSee npm run demo -- --help\n`);
    return 2;
  }
  const found = error instanceof Error ? error.message : String(error);
  const { red, bold } = paintFor(isColourful(process.stderr, process.env));
  process.stderr.write(`\n${red("failed:")} ${found}\n`);
  if (error instanceof DemoFailure)
    process.stderr.write(`${bold("what to do:")} ${error.whatToDo}\n`);
  return 1;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.exitCode = report(error);
});
