import { basename, dirname } from "node:path";
import { trackedFiles } from "./tracked-files";

const folders = /^(lib|test|demo|bench|scripts|examples|policy-pack)\//;
const kebabCase = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;
const empty = /\b(utils?|helpers?|common|manager|misc|impl|legacy)\b/;

// Names that a tool or an API prescribes.
const prescribed = /^(\w+\.go|Pulumi(\.[\w-]+)?\.yaml|PulumiPolicy\.yaml|README\.md|\.[\w.-]+)$/;

function problemWith(file: string): string | undefined {
  const name = basename(file);
  if (!prescribed.test(name) && !kebabCase.test(name)) return "is not in kebab-case";
  const word = empty.exec(`${dirname(file)}/${name}`)?.[0];
  return word === undefined ? undefined : `says "${word}", not what it holds`;
}

export function checkFileNames(): readonly string[] {
  return trackedFiles()
    .filter((file) => folders.test(file))
    .flatMap((file) => {
      const problem = problemWith(file);
      return problem === undefined ? [] : [`${file} ${problem}`];
    });
}
