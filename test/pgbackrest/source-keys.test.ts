import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { ensureProgram, type Program } from "../bed/debian/program";
import { silentReport } from "../bed/report";
import { keys } from "../unit/fixtures";
import { rendered, standby } from "../unit/operators/percona/databases";

/** Nobody listens there: a command that gets as far as the store fails to connect. */
const nowhere = "127.0.0.1:1";
const objectStore = {
  provider: "s3-compatible",
  endpoint: `https://${nowhere}`,
  credentials: keys,
};
const { restore, backup, ...database } = standby;
const stage = (enabled: boolean) => ({
  ...database,
  backup: { bucketName: backup.bucketName, path: backup.path, objectStore },
  restore: { enabled, bucketName: "old-backups", s3Path: restore.s3Path, objectStore },
});

const segment = "000000010000000000000001";
const push = ["archive-push", join("pg_wal", segment)];
/** What an archiving command does next once its options are complete; there is no server here. */
const looksForData = "global/pg_control";
const needsKey = "[037]: archive-push command requires option: repo2-s3-key";

let pgbackrest: Program;
let folder: string;

beforeAll(async () => {
  pgbackrest = await ensureProgram("pgbackrest", { report: silentReport });
  folder = mkdtempSync(join(tmpdir(), "pgbackrest-"));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Laid {
  readonly options: readonly string[];
  readonly data: string;
}

/** The rendered configuration as the operator lays it out: one file of its own, and the Secrets beside it. */
function configure(args: object): Laid {
  const { cr, manifests } = rendered(args);
  if (cr.backups.pgbackrest === undefined) throw new Error("no repository was rendered");
  const { repos, global } = cr.backups.pgbackrest;
  const home = mkdtempSync(join(folder, "stage-"));
  const lines = [
    "archive-async=y",
    "io-timeout=1",
    "log-level-file=off",
    `lock-path=${join(home, "lock")}`,
    `spool-path=${join(home, "spool")}`,
    ...Object.entries(global).map(([name, value]) => `${name}=${String(value)}`),
    ...repos.flatMap(({ name, s3 = {} }) => [
      `${name}-type=s3`,
      ...Object.entries(s3).map(([option, value]) => `${name}-s3-${option}=${String(value)}`),
    ]),
  ];
  const data = join(home, "data");
  mkdirSync(join(data, "pg_wal", "archive_status"), { recursive: true });
  writeFileSync(join(data, "pg_wal", segment), "");
  writeFileSync(join(data, "pg_wal", "archive_status", `${segment}.ready`), "");
  const main = join(home, "main.conf");
  writeFileSync(main, `[global]\n${lines.join("\n")}\n[db]\npg1-path=${data}\n`);
  const include = join(home, "conf.d");
  mkdirSync(include);
  for (const manifest of manifests)
    if (manifest.type === "secret")
      for (const [file, text] of Object.entries(manifest.values))
        writeFileSync(join(include, file), String(text));
  return {
    options: [`--config=${main}`, `--config-include-path=${include}`, "--stanza=db"],
    data,
  };
}

function output({ options, data }: Laid, command: readonly string[]): string {
  const { stdout, stderr } = spawnSync(pgbackrest.path, [...options, ...command], {
    cwd: data,
    env: { ...process.env, ...pgbackrest.environment },
    encoding: "utf8",
    timeout: 120_000,
  });
  return stdout + stderr;
}

describe("in stage 1, whose configuration outlives the promotion", () => {
  it.each([
    ["restore", ["--repo=2", "--type=standby", "restore"]],
    ["info", ["--repo=2", "info"]],
  ])("%s goes to the source", (_what, command) => {
    expect(output(configure(stage(true)), command)).toContain(`unable to connect to '${nowhere}'`);
  });

  it("archive-get has the keys it needs", () => {
    const command = ["--repo=2", "archive-get", segment, "fetched"];
    expect(output(configure(stage(true)), command)).toContain(looksForData);
  });

  it("archive-push refuses before it writes anywhere", () => {
    expect(output(configure(stage(true)), push)).toContain(needsKey);
  });
});

test("in stage 2 archive-push has all it needs, without the source", () => {
  expect(output(configure(stage(false)), push)).toContain(looksForData);
});
