/** Colours, or nothing at all where they are not wanted. */
export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly green: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly cyan: (text: string) => string;
}

type Code = readonly [on: number, off: number];

export function paintFor(isColourful: boolean): Paint {
  const colour =
    ([on, off]: Code) =>
    (text: string): string =>
      isColourful && text !== "" ? `\u001b[${on}m${text}\u001b[${off}m` : text;
  return {
    bold: colour([1, 22]),
    dim: colour([2, 22]),
    red: colour([31, 39]),
    green: colour([32, 39]),
    yellow: colour([33, 39]),
    cyan: colour([36, 39]),
  };
}

export interface Terminal {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Whether a line may be written over. */
export function isLive(terminal: Terminal, environment: Environment): boolean {
  return terminal.isTTY === true && environment["TERM"] !== "dumb";
}

/** See https://no-color.org: any value that is not empty. */
export function isColourful(terminal: Terminal, environment: Environment): boolean {
  return isLive(terminal, environment) && (environment["NO_COLOR"] ?? "") === "";
}

/** Some terminals do not know how wide they are, and say 0. */
export function widthOf({ columns = 0 }: Terminal): number {
  return columns > 0 ? columns : 80;
}
