import type { CommandResult } from "./engine/command";
import type { EngineEvents } from "./engine/events";

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- how jest's types are extended
  namespace jest {
    interface Matchers<R> {
      /** A run of the engine ended with exit code 0. Where it did not, the failure tells the engine's errors. */
      toSucceed(): R;
    }
  }
}

/** The errors a run reported; of one that was ended before it could, the end of what it printed. */
function reasons(run: CommandResult & Partial<EngineEvents>): string {
  const errors = (run.diagnostics ?? []).filter(({ severity }) => severity === "error");
  if (errors.length > 0)
    return errors.map(({ urn, message }) => `${urn || "the program"}:\n${message}`).join("\n\n");
  return `${run.stdout}\n${run.stderr}`.trim().split("\n").slice(-40).join("\n");
}

expect.extend({
  toSucceed: (run: CommandResult & Partial<EngineEvents>) => ({
    pass: run.exitCode === 0,
    message: () =>
      run.exitCode === 0
        ? "the engine succeeded"
        : `the engine ended with exit code ${String(run.exitCode)}:\n\n${reasons(run)}`,
  }),
});
