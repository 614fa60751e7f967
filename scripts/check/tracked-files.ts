import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./programs";

/** Files that are committed or about to be, without the lock file, which holds nothing written by hand. */
export function trackedFiles(): readonly string[] {
  const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
  });
  return listed
    .split("\n")
    .filter((file) => file !== "" && file !== "package-lock.json" && existsSync(join(root, file)));
}

export interface Line {
  readonly file: string;
  readonly number: number;
  readonly text: string;
}

/** Every line of every tracked text file. */
export function trackedLines(): readonly Line[] {
  return trackedFiles().flatMap((file) => {
    const content = readFileSync(join(root, file), "utf8");
    if (content.includes("\0")) return [];
    return content.split("\n").map((text, index) => ({ file, number: index + 1, text }));
  });
}
