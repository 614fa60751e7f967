/** One problem in the arguments, in the user's own words. */
export interface ArgsProblem {
  /** Path as the user typed it: `restore.s3Path`. Empty for the arguments as a whole. */
  readonly path: string;
  /** What was expected and what was found. */
  readonly problem: string;
  /** What to change. */
  readonly fix: string;
}

/** The arguments of one database do not describe something that can exist. Lists every problem, ordered by path. */
export class ArgsError extends Error {
  override readonly name = "ArgsError";
  /** Pulumi's mark of an error whose text says everything; any other would be printed with a stack trace. */
  readonly __pulumiRunError = true;

  constructor(
    readonly database: string,
    readonly problems: readonly ArgsProblem[],
  ) {
    const text = describeProblems(database, problems);
    super(text);
    // Node takes half a minute to colour a stack with a frame inside @pulumi (nodejs markNodeModules), and Pulumi has it
    // coloured even when it prints the message alone.
    this.stack = text;
    // Pulumi would put `error serializing property "spec": ` and the like in front.
    Object.defineProperty(this, "message", { get: () => text, set: () => undefined });
  }
}

function describeProblems(database: string, problems: readonly ArgsProblem[]): string {
  const count = problems.length === 1 ? "1 problem" : `${String(problems.length)} problems`;
  const lines = [...problems]
    .sort(byPath)
    .flatMap(({ path, problem, fix }) => [
      `  ${path === "" ? problem : `${path}: ${problem}`}`,
      `      ${fix}`,
    ]);
  return [
    `PostgresKubernetes "${database}": ${count} in its arguments; the database was not touched`,
    ...lines,
  ].join("\n");
}

function byPath(a: ArgsProblem, b: ArgsProblem): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
