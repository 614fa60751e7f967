import { windowOf } from "../../../lib/units/retention";

describe("windowOf", () => {
  it.each([
    ["1d", 1],
    ["30d", 30],
    ["4w", 28],
    ["6m", 180],
    ["3650d", 3650],
    ["521w", 3647],
  ])("reads %s as %d days", (text, days) => {
    expect(windowOf(text)).toEqual({ kind: "window", days });
  });

  it.each([
    "0d",
    "3651d",
    "522w",
    "122m",
    "30",
    "d",
    "30 d",
    "30D",
    "1y",
    "-1d",
    "1.5d",
    "030d",
    "",
  ])("refuses %j", (text) => {
    expect(windowOf(text)).toBeUndefined();
  });
});
