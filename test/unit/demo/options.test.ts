import { join } from "node:path";

import { UsageError } from "../../../demo/failure";
import { exampleFolder, parseOptions } from "../../../demo/options";

const parse = (...argv: string[]) => parseOptions(argv, "/typed/here");

test("without flags it plays the example's manifest", () => {
  expect(parse()).toEqual({
    manifest: join(exampleFolder, "api-resources.yaml"),
    json: false,
    keep: false,
  });
});

test("relative files are meant from the folder the command was typed in", () => {
  expect(parse("--manifest", "db.yaml", "--render", "../out")).toMatchObject({
    manifest: "/typed/here/db.yaml",
    render: "/typed/out",
  });
});

test("help wins over everything else", () => {
  expect(parse("--json", "--help")).toBe("help");
});

test.each([
  [["--bogus"], "Unknown option '--bogus'"],
  [["extra"], "Unexpected argument 'extra'"],
  [["--manifest"], "Option '--manifest <value>' argument missing"],
  [["--manifest="], "--manifest needs a value"],
  [["--json=yes"], "Option '--json' does not take an argument"],
  [
    ["--render", "x", "--keep"],
    "--render starts nothing that could be kept, so it goes without --keep",
  ],
  [["--render", "x", "--context", "y"], "--render uses no cluster, so it goes without --context"],
])("%j is refused: %s", (argv, message) => {
  expect(() => parse(...argv)).toThrow(new UsageError(message));
});
