import { randomBytes } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";

import { runEngine, type CommandResult, type Interrupt } from "./engine/command";
import { engineEnvironment } from "./engine/environment";
import { takeEvents, type EngineEvents } from "./engine/events";
import { installEngine } from "./engine/installation";
import type { EngineTools } from "./tools/ensure";

export type { Diagnostic } from "./engine/events";
export type { CommandResult } from "./engine/command";

export type Config = Readonly<Record<string, string>>;

export interface StackOptions {
  readonly tools: EngineTools;
  /** The folder with Pulumi.yaml. Nothing is written into it. */
  readonly programDir: string;
  readonly stackName: string;
  /** The run folder: state, configuration and the engine's home go there; stacks may share it. */
  readonly dir: string;
  /** The cluster of the program's Kubernetes resources: a kubeconfig file, ... */
  readonly kubeconfig?: string;
  /** ... or a context of the user's own kubeconfig. */
  readonly context?: string;
  readonly config?: Config;
  readonly secretConfig?: Config;
  /** More environment for the engine and the program. */
  readonly env?: Readonly<Record<string, string>>;
  /** To open a stack again that another call has made. Default: a random one. */
  readonly passphrase?: string;
}

export interface RunOptions extends Partial<Interrupt> {
  /** Each line the engine prints while it works. */
  readonly onLine?: (line: string) => void;
  readonly policyPacks?: readonly {
    readonly folder: string;
    readonly config?: string;
  }[];
  /** More arguments for this command. */
  readonly args?: readonly string[];
}

export type RunResult = CommandResult & EngineEvents;

export interface Stack {
  readonly name: string;
  /** The environment the engine runs in, for a command of your own. It holds the passphrase. */
  readonly env: Readonly<Record<string, string>>;
  preview(options?: RunOptions & { readonly json?: boolean }): Promise<RunResult>;
  /** Without `preview: true` it updates at once, as `--skip-preview` does. */
  up(options?: RunOptions & { readonly preview?: boolean }): Promise<RunResult>;
  refresh(options?: RunOptions): Promise<RunResult>;
  destroy(options?: RunOptions): Promise<RunResult>;
  /** Lifts the lock a killed engine left. */
  cancel(): Promise<CommandResult>;
  /** The state: what `pulumi stack export` prints, secrets encrypted. */
  export(): Promise<unknown>;
  outputs(options?: { readonly showSecrets?: boolean }): Promise<Record<string, unknown>>;
  setConfig(config: Config, options?: { readonly secret?: boolean }): Promise<void>;
  /** Any other command of the CLI, in the folder that holds the stack's configuration. */
  run(args: readonly string[], input?: string): Promise<CommandResult>;
}

/** Makes a stack of a Pulumi program with a state of its own, or opens the one made with the same passphrase. */
export async function createStack(options: StackOptions): Promise<Stack> {
  const engine = openEngine(options);
  await engine.mustRun(["stack", "select", "--create", options.stackName]);
  const stack = stackOf(engine);
  const { context, config = {}, secretConfig = {} } = options;
  await stack.setConfig({
    ...(context === undefined ? {} : { "kubernetes:context": context }),
    ...config,
  });
  await stack.setConfig(secretConfig, { secret: true });
  return stack;
}

interface Engine {
  readonly options: StackOptions;
  readonly pulumi: string;
  readonly env: Readonly<Record<string, string>>;
  /** A folder with a copy of Pulumi.yaml: what the CLI writes beside it stays out of the program's folder. */
  readonly projectDir: string;
  readonly configFile: string;
  run(args: readonly string[], input?: string): Promise<CommandResult>;
  mustRun(args: readonly string[], input?: string): Promise<CommandResult>;
}

function openEngine(options: StackOptions): Engine {
  const { tools, programDir, stackName, kubeconfig } = options;
  const dir = join(options.dir, "pulumi");
  const installation = installEngine(tools);
  const passphrase = options.passphrase ?? randomBytes(24).toString("base64url");
  const env = engineEnvironment({ installation, dir, passphrase, kubeconfig, env: options.env });
  const projectDir = join(dir, "stacks", stackName);
  mkdirSync(projectDir, { recursive: true });
  copyFileSync(join(programDir, "Pulumi.yaml"), join(projectDir, "Pulumi.yaml"));
  const configFile = join(projectDir, `Pulumi.${stackName}.yaml`);
  const given = join(programDir, `Pulumi.${stackName}.yaml`);
  if (existsSync(given) && !existsSync(configFile)) copyFileSync(given, configFile);

  const run = (args: readonly string[], input?: string): Promise<CommandResult> =>
    runEngine({
      pulumi: installation.pulumi,
      args: [...args, "--non-interactive", "--color=never"],
      cwd: projectDir,
      dir: options.dir,
      env,
      ...(input === undefined ? {} : { input }),
    });
  return {
    options,
    pulumi: installation.pulumi,
    env,
    projectDir,
    configFile,
    run,
    mustRun: async (args, input) => {
      const result = await run(args, input);
      if (result.exitCode === 0) return result;
      const what = `pulumi ${args.slice(0, 2).join(" ")} ended with exit code ${result.exitCode}`;
      throw new Error(`${what}:\n${result.stderr.trim() || result.stdout.trim()}`);
    },
  };
}

function stackOf(engine: Engine): Stack {
  const name = engine.options.stackName;
  const stack = ["--stack", name];
  return {
    name,
    env: engine.env,
    preview: ({ json = false, ...options } = {}) =>
      update(engine, ["preview", ...(json ? ["--json"] : [])], options),
    up: ({ preview = false, ...options } = {}) =>
      update(engine, ["up", "--yes", ...(preview ? [] : ["--skip-preview"])], options),
    refresh: (options) => update(engine, ["refresh", "--yes", "--skip-preview"], options),
    destroy: (options) => update(engine, ["destroy", "--yes", "--skip-preview"], options),
    cancel: () => engine.mustRun(["cancel", "--yes", ...stack]),
    run: engine.run,
    export: async () =>
      JSON.parse((await engine.mustRun(["stack", "export", ...stack])).stdout) as unknown,
    outputs: async ({ showSecrets = false } = {}) => {
      const flags = ["--json", ...(showSecrets ? ["--show-secrets"] : [])];
      const { stdout } = await engine.mustRun(["stack", "output", ...flags, ...stack]);
      return JSON.parse(stdout) as Record<string, unknown>;
    },
    setConfig: (config, { secret = false } = {}) => setConfig(engine, config, secret),
  };
}

async function setConfig(engine: Engine, config: Config, secret: boolean): Promise<void> {
  const stack = ["--stack", engine.options.stackName];
  // Through stdin, where no list of processes shows the value.
  if (secret)
    for (const [key, value] of Object.entries(config))
      await engine.mustRun(["config", "set", "--secret", "--raw", key, ...stack], value);
  else if (Object.keys(config).length > 0) {
    const pairs = Object.entries(config).flatMap(([key, value]) => [
      "--plaintext",
      `${key}=${value}`,
    ]);
    await engine.mustRun(["config", "set-all", ...pairs, ...stack]);
  }
}

let runs = 0;

async function update(
  engine: Engine,
  command: readonly string[],
  options: RunOptions = {},
): Promise<RunResult> {
  runs += 1;
  const eventLog = join(engine.projectDir, `events-${process.pid}-${runs}.json`);
  const { signalAfter, signal, onLine, policyPacks = [], args = [] } = options;
  const result = await runEngine({
    pulumi: engine.pulumi,
    args: [
      ...command,
      "--non-interactive",
      "--color=never",
      `--stack=${engine.options.stackName}`,
      `--config-file=${engine.configFile}`,
      `--event-log=${eventLog}`,
      ...policyPacks.flatMap(({ folder, config }) => [
        `--policy-pack=${folder}`,
        ...(config === undefined ? [] : [`--policy-pack-config=${config}`]),
      ]),
      ...args,
    ],
    cwd: engine.options.programDir,
    dir: engine.options.dir,
    env: engine.env,
    onLine,
    ...(signalAfter === undefined
      ? {}
      : { interrupt: { signalAfter, ...(signal === undefined ? {} : { signal }) } }),
  });
  return { ...result, ...takeEvents(eventLog) };
}
