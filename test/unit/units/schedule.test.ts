import { isSchedule } from "../../../lib/units/schedule";

describe("isSchedule", () => {
  it.each([
    "0 2 * * *",
    "*/15 * * * *",
    "0 0 1,15 * MON-FRI",
    "59 23 31 12 *",
    "0 0 29 2 *",
    "00 02 * * *",
    "0-30/10,45 2 * jan-Mar,dec 0,6",
    "0 2 * * sun,SAT",
    "0 2 */2 1-12/3 0-6",
  ])("takes %s", (text) => {
    expect(isSchedule(text)).toBe(true);
  });

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
    ["a Sunday that robfig/cron does not know", "0 2 * * 7"],
    ["a range up to it", "0 2 * * 1-7"],
    ["the last day of the month", "0 2 L * *"],
    ["the last Friday", "0 2 * * 5L"],
    ["a nearest weekday", "0 2 15W * *"],
    ["the first Monday", "0 2 * * 1#1"],
    ["a day left open", "0 2 ? * 1"],
    ["a hashed minute", "H 2 * * *"],
    ["a step after a value, which vixie cron does not read", "5/15 * * * *"],
    ["a step of nothing", "*/0 * * * *"],
    ["two steps", "*/2/3 * * * *"],
    ["a range backwards", "0 2 * * FRI-SUN"],
    ["a range without an end", "0 2 * * 1-"],
    ["an empty part of a list", "0 2 1,,3 * *"],
    ["a month among the weekdays", "0 2 * * JAN"],
    ["a weekday among the months", "0 2 * MON *"],
    ["a name in another field", "0 2 MON * *"],
    ["a name with more letters", "0 2 * * MONDAY"],
    ["a day below the first", "0 2 0 * *"],
    ["a month too many", "0 2 * 13 *"],
  ])("refuses %s", (_what, text) => {
    expect(isSchedule(text)).toBe(false);
  });
});
