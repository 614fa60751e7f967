import { chmodSync, chownSync, copyFileSync, cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";

import {
  startObjectStore,
  type ObjectStore,
  type ObjectStoreOptions,
} from "../../bed/object-store";
import { ensurePostgres } from "../../bed/postgres/ensure";
import { openRunFolder } from "../../bed/processes/run-folder";
import { silentReport } from "../../bed/report";
import { archiveTools } from "../../bed/tools/catalogue";
import { ensureTools } from "../../bed/tools/ensure";

/** Where pods run when there is no Kubernetes: real PostgreSQL, real S3, folders for volumes. */
export interface PodBed {
  readonly dir: string;
  readonly store: ObjectStore;
  /** The same objects under other keys, at another address. */
  otherKeys(): Promise<ObjectStore>;
  /** The same objects over TLS. */
  overTls(certificate: ObjectStoreOptions["certificate"]): Promise<ObjectStore>;
  readonly rclone: string;
  /** PATH and libraries of every container. */
  readonly environment: Readonly<Record<string, string>>;
  /** Runs a command as the user of the pods: PostgreSQL refuses root. */
  asUser(command: readonly string[]): readonly [string, ...string[]];
  /** A folder that this user may write to. */
  folder(...parts: string[]): string;
}

const bucket = "archives";
const nobody = 65534;

export async function openPodBed(): Promise<PodBed> {
  const report = silentReport;
  const [tools, postgres, { dir }] = await Promise.all([
    ensureTools(archiveTools, { report }),
    ensurePostgres({ report }),
    openRunFolder(),
  ]);
  chmodSync(dir, 0o755);
  const store = await startObjectStore({ tools, dir, report });
  mkdirSync(join(store.folder, bucket));
  const asRoot = process.getuid?.() === 0;
  // The user of the pods may not see what lies in another user's home.
  const rclone = join(dir, "rclone");
  copyFileSync(tools.rclone.path, rclone);
  const moved = join(dir, "postgres");
  if (postgres.root !== undefined) cpSync(postgres.root, moved, { recursive: true });
  const here = (path: string) => (postgres.root ? path.replace(postgres.root, moved) : path);
  return {
    dir,
    store,
    otherKeys: () => startObjectStore({ tools, dir, report }),
    overTls: (certificate) =>
      startObjectStore({ tools, dir, report, ...(certificate && { certificate }) }),
    rclone,
    environment: {
      PATH: `${here(postgres.bin)}:/usr/bin:/bin`,
      ...(postgres.libraries.length > 0 && {
        LD_LIBRARY_PATH: postgres.libraries.map(here).join(":"),
      }),
    },
    asUser: (command) =>
      (asRoot
        ? ["setpriv", `--reuid=${nobody}`, `--regid=${nobody}`, "--clear-groups", ...command]
        : [...command]) as unknown as readonly [string, ...string[]],
    folder: (...parts) => {
      const path = join(dir, ...parts);
      mkdirSync(path, { recursive: true });
      if (asRoot) chownSync(path, nobody, nobody);
      return path;
    },
  };
}
