import type { Manifest } from "./operators/manifest";
import type { PlannedDatabase } from "./plan-database";
import { setupManifests } from "./setup/manifests";

/** Every Kubernetes object of a database, each after those it refers to. */
export function renderDatabase({ operator, plan }: PlannedDatabase): readonly Manifest[] {
  return [...operator.render(plan), ...setupManifests(plan, operator.connection(plan))];
}
