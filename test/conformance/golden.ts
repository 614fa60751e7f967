import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { parseAllDocuments, stringify } from "yaml";

/** As Kubernetes reads YAML: there a plain `yes` or `on` is a boolean, so the text must be quoted. */
const version = "1.1";

const folder = join(__dirname, "..", "fixtures", "golden");

export function goldenFile(operator: string, scenario: string): string {
  return join(folder, operator, `${scenario}.yaml`);
}

/** The reviewed objects of a scenario. With UPDATE_GOLDEN=1 they are written anew, for their diff to be reviewed. */
export function golden(file: string, objects: readonly object[]): readonly unknown[] {
  if (process.env["UPDATE_GOLDEN"] === "1") {
    mkdirSync(dirname(file), { recursive: true });
    const texts = objects.map((object) => stringify(object, { version, lineWidth: 0 }));
    writeFileSync(file, texts.join("---\n"));
  }
  if (!existsSync(file))
    throw new Error(`${file} is missing: write it with UPDATE_GOLDEN=1, then review it`);
  return parseAllDocuments(readFileSync(file, "utf8"), { version }).map(
    (document) => document.toJS() as unknown,
  );
}
