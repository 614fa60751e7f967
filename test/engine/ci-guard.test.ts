import { execFile } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { basename, join } from "node:path";

import { sharedBed } from "../bed/jest-shared";
import { openStack, type Bed, type GuardedStack } from "../guards/bed";
import { writersFor } from "../guards/cases/writers";
import { installPack, installProgram } from "../guards/install";
import { packageRoot } from "./harness/program";

const { raw, name } = writersFor("ci", "zalando");
const stackName = "ci-guard";

let bed: Bed;
let guarded: GuardedStack;

beforeAll(async () => {
  const shared = sharedBed();
  const dir = join(shared.dir, "ci-guard");
  mkdirSync(dir);
  bed = { ...shared, dir, program: installProgram(dir), pack: installPack(dir) };
  guarded = await openStack(bed, stackName);
  guarded.write({}, [raw({})]);
  expect(await guarded.stack.up()).toSucceed();
  copyFileSync(
    join(dir, "pulumi", "stacks", stackName, `Pulumi.${stackName}.yaml`),
    join(bed.program, `Pulumi.${stackName}.yaml`),
  );
  addPackTo(join(bed.program, "node_modules"));
});

/** As `npm ci` leaves it: the policy pack among the program's dependencies. */
function addPackTo(modules: string): void {
  rmSync(modules);
  mkdirSync(modules);
  for (const entry of readdirSync(join(packageRoot, "node_modules")))
    symlinkSync(join(packageRoot, "node_modules", entry), join(modules, entry));
  symlinkSync(bed.pack, join(modules, "postgres-kubernetes-policy-pack"));
}

/** What the workflow runs: from the folder above the program's. */
function guard(): Promise<{ readonly exitCode: number; readonly printed: string }> {
  const script = join(packageRoot, "examples", "ci-guard", "guard.sh");
  const env = {
    ...guarded.stack.env,
    STACK: `organization/guards/${stackName}`,
    BASELINE: join(bed.dir, "baseline.json"),
  };
  return new Promise((resolve) => {
    execFile(script, [basename(bed.program)], { cwd: bed.dir, env }, (error, stdout, stderr) => {
      resolve({ exitCode: error === null ? 0 : Number(error.code), printed: `${stdout}${stderr}` });
    });
  });
}

test("a pull request that switches the backups off does not pass, and a safe one does", async () => {
  guarded.write({}, [raw({ archive: undefined })]);
  const refused = await guard();
  guarded.write({}, [raw({ instances: 2 })]);
  const passed = await guard();

  expect(refused.printed).toContain("postgres-backup-switched-off");
  expect(refused.exitCode).not.toBe(0);
  expect(passed.printed).not.toContain("[mandatory]");
  expect(passed.exitCode).toBe(0);
  expect(readFileSync(join(bed.dir, "baseline.json"), "utf8")).toContain(`${name}/first`);
});
