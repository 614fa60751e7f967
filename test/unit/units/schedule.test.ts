import { isSchedule } from "../../../lib/units/schedule";

describe("isSchedule", () => {
  it.each(["0 2 * * *", "*/15 * * * *", "0 0 1,15 * MON-FRI", "59 23 31 12 *", "0 0 29 2 *"])(
    "takes %s",
    (text) => {
      expect(isSchedule(text)).toBe(true);
    },
  );

  it.each([
    ["a macro", "@daily"],
    ["a seconds field", "0 0 2 * * *"],
    ["four fields", "0 2 * *"],
    ["a minute that does not exist", "60 2 * * *"],
    ["a day that never comes", "0 0 31 2 *"],
    ["two blanks", "0  2 * * *"],
    ["a line break", "0 2 * * *\n* * * * * rm"],
    ["a command", "0 2 * * $(id)"],
    ["101 characters", `${"0,".repeat(46)}0 2 * * *`],
    ["nothing", ""],
  ])("refuses %s", (_what, text) => {
    expect(isSchedule(text)).toBe(false);
  });
});
