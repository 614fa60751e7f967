import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseDocument } from "yaml";

import { databaseOf } from "../examples/zalando-two-stage/manifest";
import { DemoFailure } from "./failure";
import type { DatabaseName } from "./live-database";
import { restoreEnabled } from "./manifest-edits";

/** The manifest as its owner wrote it. It is never written to. */
export interface Manifest {
  readonly file: string;
  readonly text: string;
  readonly database: DatabaseName;
}

export function readManifest(file: string): Manifest {
  const text = read(file);
  const mend = `correct ${file}, then run the same command again`;
  const document = parseDocument(text);
  const [syntax] = document.errors;
  if (syntax !== undefined) throw new DemoFailure(`${file} is not YAML: ${syntax.message}`, mend);
  try {
    const { name, namespace } = databaseOf(document.toJS());
    return { file, text, database: { name, namespace } };
  } catch (error) {
    throw new DemoFailure(`${file}: ${(error as Error).message}`, mend);
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new DemoFailure(
      `the manifest cannot be read: ${(error as Error).message}`,
      "name a file with --manifest, or leave it out for the one of examples/zalando-two-stage",
    );
  }
}

/** Anything but a plain `false` is for the library to judge. */
export function requireStageOne({ file, text }: Manifest): void {
  if (restoreEnabled(text) !== false) return;
  throw new DemoFailure(
    `${file} says restore.enabled: false, which is stage 2; the story begins with stage 1`,
    "set spec.backup_config.restore.enabled to true",
  );
}

/** The copy that the story edits. Only its owner may read it, because it may hold keys. */
export interface WorkingCopy {
  readonly file: string;
  write(text: string): void;
}

export function copyManifest({ file, text }: Manifest, folder: string): WorkingCopy {
  const copy = join(folder, basename(file));
  const write = (edited: string): void => {
    writeFileSync(copy, edited, { mode: 0o600 });
  };
  write(text);
  return { file: copy, write };
}
