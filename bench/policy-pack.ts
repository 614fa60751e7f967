import { writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { installCrds } from "../test/bed/crds";
import { createStack, type RunResult, type Stack } from "../test/bed/engine";
import { installEngine } from "../test/bed/engine/installation";
import { closeAll } from "../test/bed/processes/shutdown";
import { installPack } from "../test/guards/install";
import { startBed, type Bed } from "./bed";
import { databasesIn } from "./databases";
import { installEmptyPack } from "./empty-pack";
import { machineFacts } from "./machine";
import { median } from "./median";

const size = 100;
/** In turn, as the pack guards all three. */
const operators = ["zalando", "cloudnative-pg", "percona"] as const;
const repeats = 5;

/** Seconds of one preview without a pack, with one that does nothing, and with ours; one after the other. */
interface Round {
  readonly none: number;
  readonly empty: number;
  readonly ours: number;
}

/** Previews of databases that do not exist yet, and of the same ones once they do. */
async function bench(json: string | undefined): Promise<void> {
  const bed = await startBed();
  for (const operator of ["cloudnative-pg", "barman-cloud", "percona"] as const)
    await installCrds(bed.kubeconfig, operator);
  const stack = await openStack(bed);
  const packs = { ours: installPack(bed.dir), empty: installEmptyPack(bed.dir) };
  const created = summary(await rounds(bed, stack, packs));
  seconds(await stack.up());
  const unchanged = summary(await rounds(bed, stack, packs));
  bed.kube.close();
  process.stdout.write(`${line("new", created)}\n${line("unchanged", unchanged)}\n`);
  const facts = { machine: machineFacts(bed), size, created, unchanged };
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(facts, undefined, 2)}\n`);
}

async function openStack(bed: Bed): Promise<Stack> {
  const name = "with-and-without";
  await bed.kube.apply({ apiVersion: "v1", kind: "Namespace", metadata: { name } });
  const input = join(bed.dir, `${name}.json`);
  const extras = { parent: false, outputs: false, hooks: "none" };
  writeFileSync(input, JSON.stringify({ databases: databasesIn(name, size, operators), extras }));
  const { pulumi } = installEngine(bed.tools);
  const path = [dirname(process.execPath), dirname(pulumi), process.env["PATH"] ?? ""];
  return createStack({
    tools: bed.tools,
    programDir: bed.programs.component,
    stackName: name,
    dir: bed.dir,
    kubeconfig: bed.kubeconfig,
    env: { BENCH_INPUT: input, PATH: path.join(delimiter) },
  });
}

async function rounds(
  bed: Bed,
  stack: Stack,
  packs: { readonly ours: string; readonly empty: string },
): Promise<readonly Round[]> {
  const all: Round[] = [];
  for (let repeat = 0; repeat <= repeats; repeat += 1) {
    const none = seconds(await stack.preview());
    const empty = seconds(await stack.preview({ policyPacks: [{ folder: packs.empty }] }));
    const ours = seconds(await stack.preview({ policyPacks: [{ folder: packs.ours }] }));
    bed.report.step(`${none} s without a pack, ${empty} s with an empty one, ${ours} s with ours`);
    // The first round warms caches.
    if (repeat > 0) all.push({ none, empty, ours });
  }
  return all;
}

function summary(all: readonly Round[]) {
  return {
    rounds: all,
    ratio: median(all.map(({ ours, none }) => ours / none)),
    ratioOfEmptyPack: median(all.map(({ empty, none }) => empty / none)),
    ratioToEmptyPack: median(all.map(({ ours, empty }) => ours / empty)),
  };
}

function line(what: string, ratios: ReturnType<typeof summary>): string {
  const { ratio, ratioOfEmptyPack, ratioToEmptyPack } = ratios;
  return `${size} ${what} databases: preview with the pack / without ${ratio.toFixed(2)}; an empty pack / without ${ratioOfEmptyPack.toFixed(2)}; the pack / an empty one ${ratioToEmptyPack.toFixed(2)}`;
}

function seconds({ exitCode, durationMs, stdout, stderr }: RunResult): number {
  if (exitCode !== 0) throw new Error(`a run failed:\n${stdout}${stderr}`);
  return durationMs / 1000;
}

bench(process.argv[2] === "--json" ? process.argv[3] : undefined)
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  })
  .finally(() => void closeAll());
