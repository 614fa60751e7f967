import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import * as pulumi from "@pulumi/pulumi";
import type { StackObject } from "postgres-kubernetes/guard";
import { holdsCiphertext, objectsIn, problemWith } from "./exported";

/** The objects of the last state, or why nobody knows them. */
export type BaselineAnswer =
  { readonly objects: ReadonlyMap<string, StackObject> } | { readonly problem: string };

/** The stack's own state. A policy is told new values only, but it runs where the stack's backend can be asked. */
export async function baselineFromStack(): Promise<BaselineAnswer> {
  const stack = stackName();
  if (stack === undefined) return { problem: "the engine has not said which stack this is" };
  try {
    const exported = await stackExport(stack);
    if (!holdsCiphertext(exported)) return { objects: objectsIn(exported) };
    // Only where an object of a database has a secret in it: a rule cannot compare what it cannot read.
    return { objects: objectsIn(await stackExport(stack, "--show-secrets")) };
  } catch (error) {
    return { problem: `pulumi stack export --stack ${stack} failed: ${firstLine(error)}` };
  }
}

export async function baselineFromFile(file: string): Promise<BaselineAnswer> {
  try {
    const exported: unknown = JSON.parse(await readFile(file, "utf8"));
    const problem = problemWith(exported, urnPrefix());
    return problem === undefined
      ? { objects: objectsIn(exported) }
      : { problem: `${file}: ${problem}` };
  } catch (error) {
    return { problem: `${file}: ${firstLine(error)}` };
  }
}

/** Not told by `pulumi policy analyze`, which looks at what is there and at no change. */
function stackName(): string | undefined {
  try {
    return `${pulumi.getOrganization()}/${pulumi.getProject()}/${pulumi.getStack()}`;
  } catch {
    return undefined;
  }
}

/** What every URN of this stack begins with. */
function urnPrefix(): string | undefined {
  try {
    return `urn:pulumi:${pulumi.getStack()}::${pulumi.getProject()}::`;
  } catch {
    return undefined;
  }
}

function stackExport(stack: string, ...flags: readonly string[]): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const args = ["stack", "export", "--stack", stack, "--non-interactive", ...flags];
    const child = spawn("pulumi", args, { stdio: ["ignore", "pipe", "pipe"] });
    const [out, err]: [string[], string[]] = [[], []];
    child.stdout.setEncoding("utf8").on("data", (text: string) => out.push(text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => err.push(text));
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve(JSON.parse(out.join("")) as unknown);
      else reject(new Error(err.join("").trim() || `it ended with ${String(code)}`));
    });
  });
}

function firstLine(error: unknown): string {
  const { message = String(error) } = error as { readonly message?: string };
  return message.split("\n")[0] ?? "";
}
