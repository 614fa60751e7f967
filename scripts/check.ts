import { performance } from "node:perf_hooks";
import { steps, type Step } from "./check/steps";

const seconds = (from: number): string => `${((performance.now() - from) / 1000).toFixed(1)} s`;

async function run({ name, about, check, remedy }: Step): Promise<boolean> {
  process.stdout.write(`${name.padEnd(14)} ${about} ... `);
  const start = performance.now();
  const problems = await check();
  const took = seconds(start);
  if (problems.length === 0) {
    console.log(`ok (${took})`);
    return true;
  }
  console.log(`FAILED (${took})\n`);
  console.log(problems.join("\n"));
  console.log(`\n${remedy}`);
  return false;
}

/** Stops at the first failure: the later steps would mostly repeat it in other words. */
async function main(): Promise<number> {
  const start = performance.now();
  for (const step of steps) {
    if (!(await run(step))) return 1;
  }
  console.log(`${String(steps.length)} checks passed in ${seconds(start)}`);
  return 0;
}

void main().then((status) => {
  process.exitCode = status;
});
