/** A failure in the reader's words: what happened and what to do about it. */
export class DemoFailure extends Error {
  override readonly name = "DemoFailure";
  constructor(
    found: string,
    readonly whatToDo: string,
  ) {
    super(found);
  }
}

/** The command line makes no sense: nothing was begun. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
