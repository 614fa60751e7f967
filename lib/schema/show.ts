const longestShown = 60;

/** Characters a terminal hides or obeys and JSON leaves as they are: C1 controls, zero-width and direction marks. */
const invisible = /[\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;
const userInUrl = /\/\/[^/@\s]*@/g;

/** A value as an error shows it: one line, short, control characters visible. */
export function show(value: unknown): string {
  if (value === undefined) return "nothing";
  if (typeof value === "string") return shorten(quote(value), value.length);
  if (typeof value === "number" || typeof value === "boolean" || value === null)
    return String(value);
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "an object";
  return `a ${typeof value}`;
}

/** The same for a place where credentials belong: tells whether something is there, never what. */
export function masked(value: unknown): string {
  return value === undefined || value === null || value === "" ? show(value) : "<secret>";
}

/** A text in quotes, with everything visible except what an URL may carry of credentials. */
export function quote(text: string): string {
  const escaped = (character: string) =>
    `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return JSON.stringify(text.replace(userInUrl, "//<secret>@")).replace(invisible, escaped);
}

function shorten(quoted: string, length: number): string {
  if (quoted.length <= longestShown) return quoted;
  return `${quoted.slice(0, longestShown)}..." (${String(length)} characters)`;
}
