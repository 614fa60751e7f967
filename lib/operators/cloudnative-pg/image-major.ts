import { ArgsError, type ArgsProblem } from "../../errors";
import { combine, type Late } from "../../late";
import type { DatabasePlan } from "../../plan/types";
import { majorOf } from "./recognise";
import type { CloudNativePgOptions } from "./schema";

type Plan = DatabasePlan<CloudNativePgOptions>;

/** The image, which must be of `postgresVersion`. One that arrives late is read on arrival. */
export function operandImage(plan: Plan): Late<string> {
  return combine([plan.options.imageName], (image) => {
    const problems = problemsOf(image, plan.postgresVersion);
    if (problems.length > 0) throw new ArgsError(plan.name, problems);
    return image;
  });
}

/** The same for an image that is known already. */
export function imageProblems({ options, postgresVersion }: Plan): readonly ArgsProblem[] {
  const { imageName } = options;
  return typeof imageName === "string" ? problemsOf(imageName, postgresVersion) : [];
}

/**
 * The operator takes the major from the tag, this library takes the archive's name from `postgresVersion`, and only a new
 * name keeps the plugin from mixing two majors in one archive. A digest says nothing about a major.
 */
function problemsOf(image: string, postgresVersion: number): readonly ArgsProblem[] {
  const major = majorOf(image);
  if (typeof major !== "string" || Number(major) === postgresVersion) return [];
  return [
    {
      path: "cloudNativePg.imageName",
      problem: `the tag of "${image}" says PostgreSQL ${major}, and postgresVersion is ${String(postgresVersion)}: the operator goes by the tag, so it would run ${major}, or upgrade to it in place, and write into the archive named for ${String(postgresVersion)}`,
      fix: `name an image of PostgreSQL ${String(postgresVersion)}, or set postgresVersion: ${major}`,
    },
  ];
}
