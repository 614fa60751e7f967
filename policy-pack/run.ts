import type { ResourceValidationArgs } from "@pulumi/policy";
import {
  StackReview,
  type InspectionSettings,
  type KubernetesObject,
  type LocatedFinding,
} from "postgres-kubernetes/guard";
import { baselineFromFile, baselineFromStack, type BaselineAnswer } from "./baseline";
import type { BaselineConfig } from "./config";
import { clusterOf } from "./provider";

type Registered = Pick<ResourceValidationArgs, "urn" | "opts" | "provider">;

/** An object with what the rules have said to it, by settings. */
interface Reviewed {
  readonly object: KubernetesObject;
  readonly findings: Map<string, readonly LocatedFinding[]>;
}

/** What the policies of one preview or update share: the state before it, and the objects seen so far. */
class Run {
  private config: BaselineConfig = {};
  /** Asked for at once: the program is starting meanwhile, and no configuration has come yet. */
  private readonly exported = baselineFromStack();
  private answer: Promise<BaselineAnswer> | undefined;
  private reviewing: Promise<StackReview> | undefined;
  private readonly told = new Set<string>();
  private readonly reviewed = new Map<string, Reviewed>();

  configure(config: BaselineConfig): void {
    if (this.answer === undefined) this.config = config;
  }

  /** Why the state before is not known; undefined when it is. */
  async problem(): Promise<string | undefined> {
    const answer = await this.baseline();
    return "problem" in answer ? answer.problem : undefined;
  }

  started(): Promise<StackReview> {
    this.reviewing ??= this.baseline().then(
      (answer) => new StackReview("problem" in answer ? undefined : answer.objects),
    );
    return this.reviewing;
  }

  /** The review, with this object in it. */
  async review(
    { urn, opts, provider }: Registered,
    object: KubernetesObject,
  ): Promise<StackReview> {
    const review = await this.started();
    if (this.reviewed.get(urn)?.object === object) return review;
    review.add(urn, {
      object,
      isProtected: opts.protect,
      aliases: opts.aliases,
      provider: clusterOf(provider?.urn),
    });
    this.reviewed.set(urn, { object, findings: new Map() });
    return review;
  }

  /** Every policy asks about every object, and most with the same settings: they share one answer. */
  async findings(
    args: Registered,
    object: KubernetesObject,
    settings: InspectionSettings,
  ): Promise<readonly LocatedFinding[]> {
    const review = await this.review(args, object);
    const answers = this.reviewed.get(args.urn)?.findings;
    const key = JSON.stringify(settings);
    const findings = answers?.get(key) ?? review.check(args.urn, settings);
    answers?.set(key, findings);
    return findings;
  }

  /** True the first time it is asked about something that is said once. */
  isFirst(what: string): boolean {
    const isNew = !this.told.has(what);
    this.told.add(what);
    return isNew;
  }

  private baseline(): Promise<BaselineAnswer> {
    const { file } = this.config;
    this.answer ??= file === undefined ? this.exported : baselineFromFile(file);
    return this.answer;
  }
}

export const run = new Run();
