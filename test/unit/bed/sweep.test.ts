import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { removeAbandoned } from "../../bed/processes/sweep";
import { scratchFolder } from "./scratch-folder";

interface Machine {
  readonly alive: readonly number[];
  readonly traces?: Readonly<Record<number, string>>;
}

function runFolder(parent: string, name: string, pids: readonly number[] = []): string {
  const dir = join(parent, name);
  mkdirSync(join(dir, "pids"), { recursive: true });
  for (const pid of pids) writeFileSync(join(dir, "pids", `etcd-${pid}.json`), `{"pid":${pid}}`);
  return dir;
}

async function sweep(parent: string, { alive, traces = {} }: Machine) {
  const ended: number[] = [];
  const removed = await removeAbandoned(parent, "run-", {
    isAlive: (pid) => alive.includes(pid),
    traceOf: (pid) => traces[pid] ?? "",
    end: (pid) => {
      ended.push(pid);
      return Promise.resolve();
    },
  });
  return { removed, ended };
}

describe("sweeping up after killed runs", () => {
  it("ends what the run has left and removes its folder", async () => {
    const parent = scratchFolder();
    const dir = runFolder(parent, "run-100-abc", [200, 201]);
    const { removed, ended } = await sweep(parent, {
      alive: [200],
      traces: { 200: `etcd --data-dir=${dir}/etcd` },
    });
    expect({ removed, ended }).toEqual({ removed: [dir], ended: [200] });
    expect(existsSync(dir)).toBe(false);
  });

  it("leaves a run alone whose owner lives", async () => {
    const parent = scratchFolder();
    const dir = runFolder(parent, "run-100-abc", [200]);
    const { removed, ended } = await sweep(parent, { alive: [100, 200], traces: { 200: dir } });
    expect({ removed, ended }).toEqual({ removed: [], ended: [] });
    expect(existsSync(dir)).toBe(true);
  });

  it("ends nobody else who has the pid now", async () => {
    const parent = scratchFolder();
    runFolder(parent, "run-100-abc", [200]);
    const { ended } = await sweep(parent, { alive: [200], traces: { 200: "vim notes.txt" } });
    expect(ended).toEqual([]);
  });

  it("touches no folder of another name and survives a broken record", async () => {
    const parent = scratchFolder();
    const others = ["run-", "run-abc", "other-100-abc"].map((name) => runFolder(parent, name));
    const broken = runFolder(parent, "run-100-abc");
    for (const [index, text] of ["", "{", '{"pid":"1"}', '{"pid":1}'].entries())
      writeFileSync(join(broken, "pids", `etcd-${index}.json`), text);
    const { removed, ended } = await sweep(parent, { alive: [1], traces: { 1: broken } });
    expect({ removed, ended }).toEqual({ removed: [broken], ended: [] });
    expect(others.every((dir) => existsSync(dir))).toBe(true);
  });
});
