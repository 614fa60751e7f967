import type { DatabasePlan } from "../../plan/types";
import { activeSource, archiveSecretName, sourceSecretName } from "../objects";
import type { Repository } from "./repository";
import type { PerconaOptions } from "./schema";

type Plan = DatabasePlan<PerconaOptions>;

/** The own archive; pgBackRest's first repository for good. */
export function ownRepository(plan: Plan): Repository | undefined {
  const { archive, options } = plan;
  return (
    archive && {
      label: "own",
      name: "repo1",
      archive,
      secretName: archiveSecretName(plan),
      confKey: options.archiveConfKey,
    }
  );
}

/**
 * The source, as long as it is read. Beside the own archive it is the second repository; a `dataSource` stands alone and has
 * only a first.
 */
export function sourceRepository(plan: Plan): Repository | undefined {
  const archive = activeSource(plan);
  return (
    archive && {
      label: "source",
      name: plan.stage === "standby" ? "repo2" : "repo1",
      archive,
      secretName: sourceSecretName(plan),
      confKey: plan.options.sourceConfKey,
    }
  );
}
