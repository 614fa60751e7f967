import { cpus, loadavg, totalmem } from "node:os";
import type { Bed } from "./bed";

export function machineFacts({ tools }: Bed): object {
  return {
    cpus: cpus().length,
    model: cpus()[0]?.model ?? "unknown",
    memoryGigabytes: Math.round(totalmem() / 1e9),
    platform: `${process.platform}-${process.arch}`,
    node: process.version,
    tools: Object.fromEntries(Object.values(tools).map(({ name, version }) => [name, version])),
    // Above the number of processors, others were at work too: trust the ratios only.
    loadAtStart: loadavg()[0],
  };
}
