import { parseArgs } from "node:util";

export interface Options {
  readonly json: string | undefined;
  readonly sizes: readonly number[];
  /** How often the largest size is measured; the smaller ones more often. */
  readonly repeats: number;
}

export const usage = `usage: npm run bench -- [--json FILE] [--sizes 1,10,100] [--repeats 3]

  Preview and up of databases through the component against the same objects written by hand, in turn,
  on one API server of its own; what importing the library costs; and where the difference goes.
`;

export function readOptions(argv: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      json: { type: "string" },
      sizes: { type: "string", default: "1,10,100" },
      repeats: { type: "string", default: "3" },
    },
  });
  return {
    json: values.json,
    sizes: values.sizes.split(",").map((text) => count("--sizes", text)),
    repeats: count("--repeats", values.repeats),
  };
}

function count(option: string, text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text))
    throw new Error(`${option}: expected whole numbers from 1 to 9999, got "${text}"`);
  return Number(text);
}
