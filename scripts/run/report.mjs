/** Something the reader can act on: what was found, what it stops, what to do. */
export class Problem extends Error {
  /**
   * @param {string} found
   * @param {string} remedy
   */
  constructor(found, remedy) {
    super(found);
    this.remedy = remedy;
  }
}

/**
 * Progress goes to stderr: stdout belongs to the task, which may be printing JSON.
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/**
 * The operating system's own refusals name the path; everything else is a mistake in these scripts.
 * @param {unknown} error
 */
function asProblem(error) {
  if (error instanceof Problem) return error;
  if (error instanceof Error && "syscall" in error) {
    return new Problem(
      error.message,
      "Make that path writable and try again. PGK_CACHE can name another cache folder.",
    );
  }
  throw error;
}

/** @param {unknown} error */
export function report(error) {
  const { message, remedy } = asProblem(error);
  say(`\n${message}\n  ${remedy.replaceAll("\n", "\n  ")}`);
  return 1;
}

/** @param {number} start a time from performance.now() */
export function since(start) {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}
