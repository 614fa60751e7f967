import { dirname } from "node:path";
import { homedir } from "node:os";
import { root } from "./programs";
import { trackedLines } from "./tracked-files";

// "postgres" has its home inside database images; "me" and "you" are nobody's.
const homes =
  /(\/home\/(?!(?:postgres|me|you)\b)[a-z][\w.-]*\/|\/Users\/[A-Za-z][\w.-]*\/|\/root\/|\b[A-Z]:\\Users\\)/;

/** Paths of the machine that runs the check; a clone elsewhere would not have them. */
function ownPaths(): readonly string[] {
  return [root, `${dirname(root)}/`, `${homedir()}/`].filter((path) => path.split("/").length > 2);
}

export function checkMachinePaths(): readonly string[] {
  const own = ownPaths();
  return trackedLines()
    .filter(({ file }) => file !== "scripts/check/machine-paths.ts")
    .filter(({ text }) => homes.test(text) || own.some((path) => text.includes(path)))
    .map(({ file, number, text }) => `${file}:${String(number)} ${text.trim()}`);
}
