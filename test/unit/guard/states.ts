import { recognise } from "../../../lib/operators/zalando/recognise";
import type { DatabaseState } from "../../../lib/guard/state";
import { checkTransition } from "../../../lib/guard/transitions";
import { fresh, promoted, recovering, rendered, standby } from "../fixtures";

/** What the transition rules see of a database with these arguments. */
export function stateOf(args: unknown): DatabaseState {
  const { cluster } = rendered(args);
  return recognise({ ...cluster, ...cluster.body })!;
}

/** Every situation a database can be in, as an update finds it or leaves it. */
export const states = {
  fresh: stateOf(fresh),
  standby: stateOf(standby),
  promoted: stateOf(promoted),
  recovering: stateOf(recovering),
  recovered: stateOf({ ...recovering, restore: { ...recovering.restore, enabled: false } }),
} as const;
export type Situation = keyof typeof states;

export const rulesAgainst = (
  old: DatabaseState | undefined,
  next: DatabaseState,
): readonly string[] => checkTransition({ old, new: next }).map(({ rule }) => rule);

export const restoredArchive = String(states.standby.archive);
