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

/** @param {unknown} error */
export function report(error) {
  if (!(error instanceof Problem)) throw error;
  say(`\n${error.message}\n  ${error.remedy.replaceAll("\n", "\n  ")}`);
  return 1;
}

/** @param {number} start a time from performance.now() */
export function since(start) {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}
