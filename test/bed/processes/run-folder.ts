import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { closeOnExit } from "./shutdown";
import { endRecorded, removeAbandoned } from "./sweep";

const runFolderPrefix = "postgres-kubernetes-";

/** A folder for everything one run writes. It vanishes with the run; an abandoned one with the next run. */
export interface RunFolder {
  readonly dir: string;
  /** Ends what still runs in it and removes it. */
  close(): Promise<void>;
}

export async function openRunFolder(parent: string = tmpdir()): Promise<RunFolder> {
  await removeAbandoned(parent, runFolderPrefix);
  const dir = mkdtempSync(join(parent, `${runFolderPrefix}${process.pid}-`));
  mkdirSync(join(dir, "logs"));
  const closeNow = (): void => {
    rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
  };
  const folder = {
    dir,
    closeNow,
    close: async (): Promise<void> => {
      forget();
      await endRecorded(dir);
      closeNow();
    },
  };
  const forget = closeOnExit(folder);
  return folder;
}
