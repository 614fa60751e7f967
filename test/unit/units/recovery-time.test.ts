import { recoveryTimeOf } from "../../../lib/units/recovery-time";

describe("recoveryTimeOf", () => {
  it.each([
    ["2026-11-20T12:00:00Z", "2026-11-20T12:00:00+00:00"],
    ["2026-11-20t12:00:00z", "2026-11-20T12:00:00+00:00"],
    ["2026-11-20T12:00:00.123456Z", "2026-11-20T12:00:00.123456+00:00"],
    ["2026-11-20T12:00:00+05:30", "2026-11-20T12:00:00+05:30"],
    ["2024-02-29T23:59:59-11:00", "2024-02-29T23:59:59-11:00"],
  ])("writes %s as %s", (text, written) => {
    expect(recoveryTimeOf(text)).toBe(written);
  });

  it.each([
    ["no zone", "2026-11-20T12:00:00"],
    ["no seconds", "2026-11-20T12:00Z"],
    ["a blank instead of T", "2026-11-20 12:00:00Z"],
    ["a date alone", "2026-11-20"],
    ["February 30th", "2026-02-30T12:00:00Z"],
    ["February 29th of no leap year", "2026-02-29T12:00:00Z"],
    ["month 13", "2026-13-01T12:00:00Z"],
    ["hour 25", "2026-11-20T25:00:00Z"],
    ["an offset of 25 hours", "2026-11-20T12:00:00+25:00"],
    ["a named zone", "2026-11-20T12:00:00 CET"],
    ["seven decimals", "2026-11-20T12:00:00.1234567Z"],
    ["something behind it", "2026-11-20T12:00:00Z; DROP"],
    ["a line break behind it", "2026-11-20T12:00:00Z\n"],
  ])("refuses %s", (_what, text) => {
    expect(recoveryTimeOf(text)).toBeUndefined();
  });
});
