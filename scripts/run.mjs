#!/usr/bin/env node
// The one entry of every npm script. Plain JavaScript without dependencies, because it runs before there are any.
import { delimiter, dirname, join } from "node:path";
import { ensureDependencies } from "./run/dependencies.mjs";
import { ensureDist } from "./run/dist.mjs";
import { ensureNode } from "./run/node.mjs";
import { root } from "./run/places.mjs";
import { runInForeground } from "./run/process.mjs";
import { Problem, report } from "./run/report.mjs";
import { describeTasks, tasks } from "./run/tasks.mjs";

/** @param {string} node */
function environment(node) {
  const path = [dirname(node), join(root, "node_modules", ".bin"), process.env["PATH"] ?? ""];
  return { ...process.env, PATH: path.join(delimiter), NODE: node, npm_node_execpath: node };
}

/** @param {readonly string[]} argv */
async function main([name = "", ...rest]) {
  const task = Object.hasOwn(tasks, name) ? tasks[name] : undefined;
  if (task === undefined) {
    throw new Problem(`There is no task "${name}".`, describeTasks());
  }
  const node = await ensureNode();
  const env = environment(node);
  await ensureDependencies(env);
  if (task.needsDist) await ensureDist(node, env);
  return task.command ? runInForeground(node, [...task.command, ...rest], env) : 0;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.exitCode = report(error);
}
