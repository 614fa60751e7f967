/**
 * How the engine keeps the state of a run. To Pulumi Cloud, its default, it sends each change by itself; a file or bucket
 * gets the whole state again, twice for each resource.
 */
export const states = ["journal", "file"] as const;
export type StateKeeping = (typeof states)[number];

/** Pulumi Cloud is not here: without checkpoints the engine writes the state once, which is no more than a journal's work. */
export const stateEnv: Readonly<Record<StateKeeping, Readonly<Record<string, string>>>> = {
  journal: { PULUMI_EXPERIMENTAL: "true", PULUMI_SKIP_CHECKPOINTS: "true" },
  file: {},
};
