import type { ResourceValidationArgs } from "@pulumi/policy";
import { StackReview, type KubernetesObject } from "postgres-kubernetes/guard";
import { baselineFromFile, baselineFromStack, type BaselineAnswer } from "./baseline";
import type { BaselineConfig } from "./config";

/** What the policies of one preview or update share: the state before it, and the objects seen so far. */
class Run {
  private config: BaselineConfig = {};
  private answer: Promise<BaselineAnswer> | undefined;
  private reviewing: Promise<StackReview> | undefined;
  private readonly told = new Set<string>();

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
    { urn, opts }: Pick<ResourceValidationArgs, "urn" | "opts">,
    object: KubernetesObject,
  ): Promise<StackReview> {
    const review = await this.started();
    review.add(urn, { object, isProtected: opts.protect, aliases: opts.aliases });
    return review;
  }

  /** True the first time it is asked about something that is said once. */
  isFirst(what: string): boolean {
    const isNew = !this.told.has(what);
    this.told.add(what);
    return isNew;
  }

  private baseline(): Promise<BaselineAnswer> {
    const { file } = this.config;
    this.answer ??= file === undefined ? baselineFromStack() : baselineFromFile(file);
    return this.answer;
  }
}

export const run = new Run();
