const longestShown = 60;

/** A value as an error shows it: one line, short, control characters visible. */
export function show(value: unknown): string {
  if (value === undefined) return "nothing";
  if (typeof value === "string") return shorten(JSON.stringify(value), value.length);
  if (typeof value === "number" || typeof value === "boolean" || value === null)
    return String(value);
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "an object";
  return `a ${typeof value}`;
}

function shorten(quoted: string, length: number): string {
  if (quoted.length <= longestShown) return quoted;
  return `${quoted.slice(0, longestShown)}..." (${String(length)} characters)`;
}
