/**
 * The library without Pulumi resources: check arguments, look at the plan, render the manifests. For tests, tools and
 * reviews; everything here is pure.
 */
export { ArgsError, type ArgsProblem } from "./errors";
export { describeFindings, type Finding } from "./guard/finding";
export type { DatabaseState, Fact } from "./guard/state";
export { checkTransition, transitionRules } from "./guard/transitions";
export type { Rule, Transition } from "./guard/rule";
export type { Late } from "./late";
export type {
  Manifest,
  ManifestMetadata,
  ObjectManifest,
  SecretManifest,
} from "./operators/manifest";
export type { OperatorAdapter } from "./operators/contract";
export { operators, type PostgresKubernetesArgs } from "./operators/registry";
export type { DatabasePlan, OwnArchive, Source, Stage } from "./plan/types";
export { renderDatabase } from "./render-database";
export { planDatabase, type PlannedDatabase } from "./plan-database";
