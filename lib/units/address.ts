/** True when one of two archive addresses is the other or lies inside it: retention of the one would then delete the other. */
export function overlaps(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`);
}
