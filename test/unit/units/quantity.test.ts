import { bytesOf, isCpu } from "../../../lib/units/quantity";

describe("bytesOf", () => {
  it.each([
    ["0", 0n],
    ["1", 1n],
    ["10Gi", 10_737_418_240n],
    ["1.5T", 1_500_000_000_000n],
    ["0.5Ki", 512n],
    ["1K", 1000n],
    ["1M", 1_000_000n],
    ["1Mi", 1_048_576n],
    ["1Ti", 1_099_511_627_776n],
    ["1Pi", 1_125_899_906_842_624n],
    ["1P", 10n ** 15n],
    ["1E", 10n ** 18n],
    ["8Ei", 9_223_372_036_854_775_808n],
    ["0.0000001", 0n],
  ])("reads %s as %d", (text, bytes) => {
    expect(bytesOf(text)).toBe(bytes);
  });

  it.each([
    "",
    "Gi",
    "1k",
    "1m",
    "1e3",
    "-1",
    "+1",
    "1.",
    ".5",
    "1 Gi",
    "1GiB",
    "1gi",
    "1,5",
    "0x1",
  ])("refuses %j", (text) => {
    expect(bytesOf(text)).toBeUndefined();
  });
});

describe("isCpu", () => {
  it.each(["1", "0.5", "500m", "1.125", "100000", "0.001", "10m"])("takes %s", (text) => {
    expect(isCpu(text)).toBe(true);
  });

  it.each(["0", "0m", "0.0", "0.0001", "1.5m", "m", "", "-1", "1e3", "1 ", "1000000000"])(
    "refuses %j",
    (text) => {
      expect(isCpu(text)).toBe(false);
    },
  );
});
