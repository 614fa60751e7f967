import { backupRules } from "./backup-rules";
import type { Finding } from "./finding";
import { identityRules } from "./identity-rules";
import { placeRules } from "./place-rules";
import type { Rule, Transition } from "./rule";
import { stageRules } from "./stage-rules";
import { topologyRules } from "./topology-rules";

/** Every rule over a database's old and new state, in the order their findings are shown. */
export const transitionRules: readonly Rule[] = [
  ...identityRules,
  ...stageRules,
  ...topologyRules,
  ...placeRules,
  ...backupRules,
];

/** Why this change must not happen; empty when it may. Unknown facts decide nothing here: the update itself asks again. */
export function checkTransition(transition: Transition): readonly Finding[] {
  return transitionRules.flatMap(({ name, check }) => {
    const finding = check(transition);
    return finding === undefined ? [] : [{ rule: name, ...finding }];
  });
}
