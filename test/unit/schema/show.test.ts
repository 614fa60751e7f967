import { masked, quote, show } from "../../../lib/schema/show";

describe("show", () => {
  it.each([
    [undefined, "nothing"],
    [null, "null"],
    [0, "0"],
    [false, "false"],
    ["a", '"a"'],
    [[1], "a list"],
    [{ a: 1 }, "an object"],
    [Symbol("x"), "a symbol"],
    [1n, "a bigint"],
    [() => 1, "a function"],
    ["\u001b[31m", '"\\u001b[31m"'],
    ["a\u009bb", '"a\\u009bb"'],
    ["a\u200bb\ufeff", '"a\\u200bb\\ufeff"'],
    ["a\u2066b\u202e", '"a\\u2066b\\u202e"'],
    ["x".repeat(58), `"${"x".repeat(58)}"`],
    ["x".repeat(59), `"${"x".repeat(59)}..." (59 characters)`],
  ])("puts %p into words", (value, shown) => {
    expect(show(value)).toBe(shown);
  });
});

describe("masked", () => {
  it.each([
    [undefined, "nothing"],
    [null, "null"],
    ["", '""'],
    ["x", "<secret>"],
    [7, "<secret>"],
    [["x"], "<secret>"],
    [{ a: "x" }, "<secret>"],
  ])("tells of %p no more than that it is there", (value, shown) => {
    expect(masked(value)).toBe(shown);
  });
});

describe("quote", () => {
  it("hides the user of an URL", () => {
    expect(quote("https://xxx:yyy@host/a@b")).toBe('"https://<secret>@host/a@b"');
  });
});
