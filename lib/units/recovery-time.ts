const pattern =
  /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(\.\d{1,6})?([Zz]|[+-]\d{2}:\d{2})$/;

/**
 * An RFC 3339 time with seconds and a zone, its zone written as a numeric offset; undefined for anything else.
 *
 * Zalando's CRD refuses the `Z` that `Date#toISOString()` writes (`postgresql.crd.yaml`, `clone.timestamp`), and every
 * operator takes an offset.
 */
export function recoveryTimeOf(text: string): string | undefined {
  const match = pattern.exec(text);
  if (match === null || !isRealDate(match) || Number.isNaN(Date.parse(text))) return undefined;
  return text.replace(/[Zz]$/, "+00:00").replace("t", "T");
}

function isRealDate([, year, month, day]: readonly string[]): boolean {
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}
