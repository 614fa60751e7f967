import { fresh, own, promoted, standby, users } from "./harness/arguments";
import { openDatabases, type Databases } from "./harness/databases";

let bed: Databases;

beforeAll(async () => {
  bed = await openDatabases("nothing-to-do");
});

/** A promotion of the plain StatefulSet waits for a Job, and nothing runs pods here. */
const lives = [
  ["cloudnative-pg", [fresh]],
  ["cloudnative-pg", [standby, promoted]],
  ["percona", [fresh]],
  ["percona", [standby, promoted]],
  ["statefulset", [fresh]],
  ["statefulset", [standby]],
] as const;

const names = lives.map(([operator], at) => `${operator}-${String(at)}`);

function write(step: number): void {
  const databases = lives.map(([operator, steps], at) => {
    const name = names[at] ?? "";
    const args = steps[Math.min(step, steps.length - 1)] ?? fresh;
    const backup = { ...(args["backup"] as object), path: name };
    return [name, { ...args, users, ...own(operator), operator, backup }] as const;
  });
  bed.write(Object.fromEntries(databases));
}

test("what is there as described stays as it is, seen from the program and from the cluster", async () => {
  for (const step of [0, 1]) {
    write(step);
    expect(await bed.stack.up()).toSucceed();
    expect(await bed.stack.preview({ args: ["--expect-no-changes"] })).toSucceed();
  }
  const refreshed = await bed.stack.refresh({ args: ["--expect-no-changes"] });
  expect(refreshed).toSucceed();
});
