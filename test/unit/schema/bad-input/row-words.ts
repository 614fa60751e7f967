export const sqlName =
  "a name that starts with a lower-case letter or underscore, then lower-case letters, digits, underscores and dashes, at most 63 characters";
export const sqlFix = "rename it; this library creates no names that need quoting";

/** A map with nothing in it is left out. */
export const filled = <T extends object>(map: T) =>
  Object.keys(map).length === 0 ? undefined : map;
