/**
 * The rules alone, for policies and checks over Kubernetes objects of any origin. Starts without Pulumi and without the
 * schemas of the arguments.
 */
export { acknowledgedKey } from "./guard/acknowledgements";
export { describeFinding, type Finding } from "./guard/finding";
export {
  defaultSettings,
  type InspectionSettings,
  type KubernetesObject,
} from "./guard/inspection";
export type { RuleFacts, Severity } from "./guard/rule-facts";
export { unknown } from "./guard/state";
export { ruleCatalogue, type CataloguedRule, type RuleScope } from "./operators/rule-catalogue";
export { StackReview, type Baseline, type LocatedFinding } from "./operators/stack-review";
export type { StackObject } from "./operators/stack-objects";
