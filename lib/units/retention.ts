/** A recovery window in days, or a number of full backups. */
export type Retention =
  | { readonly kind: "window"; readonly days: number }
  | { readonly kind: "count"; readonly fullBackups: number };

const daysIn = { d: 1, w: 7, m: 30 } as const;

/** Parses `30d`, `4w` or `6m` (a month counts 30 days); undefined for anything else. Longest: 10 years. */
export function windowOf(text: string): Retention | undefined {
  const match = /^([1-9]\d{0,3})([dwm])$/.exec(text);
  if (match === null) return undefined;
  const days = Number(match[1]) * daysIn[match[2] as keyof typeof daysIn];
  return days <= 3650 ? { kind: "window", days } : undefined;
}
