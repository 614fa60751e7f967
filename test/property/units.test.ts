import fc from "fast-check";
import { bytesOf, isCpu } from "../../lib/units/quantity";
import { recoveryTimeOf } from "../../lib/units/recovery-time";
import { windowOf } from "../../lib/units/retention";
import { isSchedule } from "../../lib/units/schedule";

const amount = fc.bigInt({ min: 1n, max: 10n ** 12n });
const units = {
  "": 1n,
  K: 1000n,
  Ki: 1024n,
  M: 1000n ** 2n,
  Gi: 1024n ** 3n,
  T: 1000n ** 4n,
} as const;

it("a quantity is its number times its unit", () => {
  fc.assert(
    fc.property(amount, fc.constantFrom(...Object.keys(units)), (n, unit) => {
      expect(bytesOf(`${String(n)}${unit}`)).toBe(n * units[unit as keyof typeof units]);
    }),
  );
});

it("a bigger number is never fewer bytes", () => {
  fc.assert(
    fc.property(amount, amount, fc.constantFrom("", "Mi", "G"), (a, b, unit) => {
      const [x = 0n, y = 0n] = [bytesOf(`${String(a)}${unit}`), bytesOf(`${String(b)}${unit}`)];
      expect(x <= y).toBe(a <= b);
    }),
  );
});

it("decimals round down to whole bytes", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 999 }),
      fc.integer({ min: 0, max: 999 }),
      (whole, part) => {
        const text = `${String(whole)}.${String(part).padStart(3, "0")}Ki`;
        expect(bytesOf(text)).toBe(BigInt(Math.floor(((whole * 1000 + part) * 1024) / 1000)));
      },
    ),
  );
});

it("millicores and cores are the same words for Kubernetes", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999_999 }), (milli) => {
      expect(isCpu(`${String(milli)}m`)).toBe(true);
      expect(isCpu((milli / 1000).toFixed(3))).toBe(true);
    }),
  );
});

it("a window is its number of days", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9999 }), (days) => {
      const expected = days <= 3650 ? { kind: "window", days } : undefined;
      expect(windowOf(`${String(days)}d`)).toEqual(expected);
    }),
  );
});

it("a time keeps its moment, has a numeric offset, and stays as it is", () => {
  const moment = fc.date({
    min: new Date("1990-01-01"),
    max: new Date("2090-01-01"),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(moment, (date) => {
      const written = recoveryTimeOf(date.toISOString()) ?? "";
      expect(new Date(written)).toEqual(date);
      expect(written).toMatch(/[+-]\d\d:\d\d$/);
      expect(recoveryTimeOf(written)).toBe(written);
    }),
  );
});

it("a schedule of numbers in range fires", () => {
  const field = (min: number, max: number) =>
    fc.oneof(
      fc.constant("*"),
      fc.integer({ min, max }).map(String),
      fc.integer({ min: 1, max: 9 }).map((n) => `*/${String(n)}`),
    );
  fc.assert(
    fc.property(
      field(0, 59),
      field(0, 23),
      field(1, 28),
      field(1, 12),
      field(0, 6),
      (...fields) => {
        expect(isSchedule(fields.join(" "))).toBe(true);
      },
    ),
  );
});
