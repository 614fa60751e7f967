const multipliers: Readonly<Record<string, bigint>> = {
  "": 1n,
  K: 10n ** 3n,
  M: 10n ** 6n,
  G: 10n ** 9n,
  T: 10n ** 12n,
  P: 10n ** 15n,
  E: 10n ** 18n,
  Ki: 2n ** 10n,
  Mi: 2n ** 20n,
  Gi: 2n ** 30n,
  Ti: 2n ** 40n,
  Pi: 2n ** 50n,
  Ei: 2n ** 60n,
};

const bytesPattern = /^(\d{1,18})(?:\.(\d{1,9}))?([KMGTPE]i?)?$/;

/**
 * Bytes of a Kubernetes quantity such as `10Gi` or `1.5T`, rounded down; undefined when it is not one.
 *
 * Kubernetes also knows `k`, `m` and exponents; operators' patterns (Zalando: `postgresql.crd.yaml`) do not take them for
 * volumes, so neither do we.
 */
export function bytesOf(quantity: string): bigint | undefined {
  const match = bytesPattern.exec(quantity);
  if (match === null) return undefined;
  const [, whole = "", fraction = "", unit = ""] = match;
  const scale = 10n ** BigInt(fraction.length);
  const multiplier = multipliers[unit];
  return multiplier === undefined ? undefined : (BigInt(whole + fraction) * multiplier) / scale;
}

/** True for a CPU quantity: whole or fractional cores (`1`, `0.5`) or millicores (`500m`), above zero. */
export function isCpu(quantity: string): boolean {
  return /^(\d{1,6}m|\d{1,6}(\.\d{1,3})?)$/.test(quantity) && !/^[0.]+m?$/.test(quantity);
}
