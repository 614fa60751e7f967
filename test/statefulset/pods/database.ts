import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

import type { Manifest, ObjectManifest } from "../../../lib/operators/manifest";
import { statefulset } from "../../../lib/operators/statefulset";
import type { StatefulSetArgs } from "../../../lib/operators/statefulset/args";
import type { PodSpec } from "../../../lib/operators/statefulset/spec";
import { planDatabase } from "../../../lib/plan-database";
import { freePorts } from "../../bed/processes/free-port";
import type { Child } from "../../bed/processes/child";
import type { PodBed } from "./bed";
import { runIn, runToEnd, start, type Finished } from "./run-pod";
import { World } from "./world";

/** What the tests say about a database; the rest is the same for all. */
export type DatabaseArgs = Omit<
  StatefulSetArgs,
  "operator" | "namespace" | "postgresVersion" | "storage" | "statefulSet" | "instances"
>;

const superuserPassword = 'it\'s a \\ "secret" $(id)';

interface JobSpec {
  readonly template: { readonly spec: PodSpec };
}

/** Nothing of the server's log waits to be archived. */
const archivedAll =
  "select not exists (select from pg_ls_archive_statusdir() where name like '%.ready')";

/** A database as its manifests describe it, run by hand instead of by Kubernetes. */
export class Database {
  private manifests: readonly Manifest[] = [];
  private readonly running: {
    readonly name: string;
    readonly child: Child;
    readonly logFile: string;
  }[] = [];

  private constructor(
    readonly world: World,
    private readonly bed: PodBed,
  ) {}

  static async create(
    bed: PodBed,
    name: string,
    overrides: Readonly<Record<string, string>> = {},
  ): Promise<Database> {
    const [port = 0] = await freePorts(1);
    return new Database(new World(bed, name, port, { PGK_STAGE_SECONDS: "1", ...overrides }), bed);
  }

  /** Renders what `pulumi up` would send, and sends it. */
  update(args: DatabaseArgs, more: Partial<StatefulSetArgs["statefulSet"]> = {}): void {
    const { plan } = planDatabase(this.world.name, {
      operator: "statefulset",
      namespace: "test",
      postgresVersion: 15,
      storage: { size: "1Gi" },
      statefulSet: {
        image: "postgres:15",
        toolsImage: "rclone/rclone",
        rclonePath: this.bed.rclone,
        passwords: { postgres: { password: superuserPassword }, ...more.passwords },
        ...more,
      },
      ...args,
    } satisfies StatefulSetArgs);
    this.manifests = statefulset.render(plan as never);
    this.world.apply(this.manifests);
  }

  /** Init steps, then the server and its companion; fails when an init step does. */
  async startPod(): Promise<Finished> {
    const spec = this.serverPod;
    for (const container of spec.initContainers) {
      const step = await runIn(this.world, { name: "server", spec, container });
      if (step.code !== 0) return step;
    }
    for (const container of spec.containers) {
      const { child, logFile } = await start(this.world, { name: "server", spec, container });
      this.running.push({ name: container.name, child, logFile });
    }
    return { code: 0, log: "" };
  }

  /** The store's client in its volume, for scripts that are tried without a server. */
  async startTools(): Promise<void> {
    const spec = this.serverPod;
    const container = spec.initContainers.find(({ name }) => name === "tools")!;
    await runIn(this.world, { name: "server", spec, container });
  }

  /** What the kubelet does: the hook, then the containers. */
  async stopPod(): Promise<void> {
    const spec = this.serverPod;
    const postgres = spec.containers.find(({ name }) => name === "postgres")!;
    const hook = postgres.lifecycle as { preStop: { exec: { command: string[] } } };
    await runIn(
      this.world,
      { name: "server", spec, container: postgres },
      hook.preStop.exec.command,
    );
    await this.killPod();
  }

  async killPod(): Promise<void> {
    for (const { child } of this.running.splice(0)) await child.end();
  }

  /** The node and its disk are gone. */
  async destroy(): Promise<void> {
    await this.killPod();
    this.world.loseData();
  }

  get serverPid(): number {
    return this.running.find(({ name }) => name === "postgres")!.child.pid;
  }

  log(container: "postgres" | "stage"): string {
    const found = this.running.find(({ name }) => name === container);
    return found === undefined ? "" : readFileSync(found.logFile, "utf8");
  }

  runJob(role: string | RegExp): Promise<Finished> {
    return runToEnd(this.world, this.object(role).role, this.jobPod(role));
  }

  /** One step of a Job, after its tools. */
  async runStep(role: string, step: string): Promise<Finished> {
    const spec = this.jobPod(role);
    for (const container of [...spec.initContainers, ...spec.containers])
      if (container.name === "tools" || container.name === step) {
        const finished = await runIn(this.world, { name: role, spec, container });
        if (container.name === step) return finished;
      }
    throw new Error(`${role} has no step ${step}`);
  }

  private jobPod(role: string | RegExp): PodSpec {
    const { spec } = this.object(role).body as {
      spec: JobSpec & { jobTemplate?: { spec: JobSpec } };
    };
    return (spec.jobTemplate?.spec ?? spec).template.spec;
  }

  object(role: string | RegExp): ObjectManifest {
    const found = this.manifests.find((manifest) =>
      typeof role === "string" ? manifest.role === role : role.test(manifest.role),
    );
    if (found?.type !== "object") throw new Error(`no object ${String(role)}`);
    return found;
  }

  has(role: string): boolean {
    return this.manifests.some((manifest) => manifest.role === role);
  }

  get serverPod(): PodSpec {
    const { spec } = this.object("cluster").body as { spec: { template: { spec: PodSpec } } };
    return spec.template.spec;
  }

  /** Runs one of the scripts in the server's container, as the server or a drill would. */
  script(name: string, ...args: string[]): Promise<Finished> {
    return this.inServer(["/opt/postgres-kubernetes/scripts/" + name, ...args]);
  }

  inServer(command: readonly string[]): Promise<Finished> {
    const spec = this.serverPod;
    const container = spec.containers.find(({ name }) => name === "postgres")!;
    return runIn(this.world, { name: "server", spec, container }, command);
  }

  /** One value or several lines, over the pod's socket. */
  async sql(statement: string, database = "postgres"): Promise<string> {
    const { code, log } = await this.inServer([
      "psql",
      "-XAtq",
      "-v",
      "ON_ERROR_STOP=1",
      "-d",
      database,
      "-c",
      statement,
    ]);
    if (code !== 0) throw new Error(log);
    return log.trim();
  }

  /** Closes the current segment and waits until the archive has it. */
  async archiveAll(): Promise<void> {
    await this.sql("select pg_switch_wal()");
    await this.until(archivedAll, "t");
  }

  async until(statement: string, expected: string, database = "postgres"): Promise<void> {
    const deadline = Date.now() + 120_000;
    let last = "";
    while (Date.now() < deadline) {
      last = await this.sql(statement, database).catch(String);
      if (last === expected) return;
      await sleep(200);
    }
    throw new Error(
      `${statement}: expected ${expected}, got ${last}\n${this.log("postgres").slice(-3000)}\n${this.log("stage").slice(-1500)}`,
    );
  }
}
