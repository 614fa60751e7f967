import { writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { installEngine } from "../test/bed/engine/installation";
import { createStack, type RunResult } from "../test/bed/engine";
import { closeAll } from "../test/bed/processes/shutdown";
import { installPack } from "../test/guards/install";
import { startBed } from "./bed";
import { databasesIn } from "./databases";
import { machineFacts } from "./machine";
import { median } from "./median";

const size = 100;
const repeats = 5;

/** Preview of databases that exist, with the policy pack and without, in turn on one stack. */
async function bench(json: string | undefined): Promise<void> {
  const bed = await startBed();
  const name = "with-and-without";
  await bed.kube.apply({ apiVersion: "v1", kind: "Namespace", metadata: { name } });
  const input = join(bed.dir, `${name}.json`);
  const extras = { parent: false, outputs: false, hooks: "none" };
  writeFileSync(input, JSON.stringify({ databases: databasesIn(name, size), extras }));
  const { pulumi } = installEngine(bed.tools);
  const path = [dirname(process.execPath), dirname(pulumi), process.env["PATH"] ?? ""];
  const stack = await createStack({
    tools: bed.tools,
    programDir: bed.programs.component,
    stackName: name,
    dir: bed.dir,
    kubeconfig: bed.kubeconfig,
    env: { BENCH_INPUT: input, PATH: path.join(delimiter) },
  });
  const seconds = ({ exitCode, durationMs, stdout, stderr }: RunResult) => {
    if (exitCode !== 0) throw new Error(`a run failed:\n${stdout}${stderr}`);
    return durationMs / 1000;
  };
  seconds(await stack.up());
  const policyPacks = [{ folder: installPack(bed.dir) }];
  const pairs: { with: number; without: number }[] = [];
  for (let repeat = 0; repeat <= repeats; repeat += 1) {
    const without = seconds(await stack.preview());
    const pair = { without, with: seconds(await stack.preview({ policyPacks })) };
    bed.report.step(
      `${size} databases: ${pair.without} s without the pack, ${pair.with} s with it`,
    );
    // The first pair warms caches.
    if (repeat > 0) pairs.push(pair);
  }
  bed.kube.close();
  const ratio = median(pairs.map((pair) => pair.with / pair.without));
  process.stdout.write(`preview with the policy pack / without: ${ratio.toFixed(2)}\n`);
  const facts = { machine: machineFacts(bed), size, pairs, ratio };
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(facts, undefined, 2)}\n`);
}

bench(process.argv[2] === "--json" ? process.argv[3] : undefined)
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  })
  .finally(() => void closeAll());
