import { describeFinding, type Finding } from "postgres-kubernetes/guard";

/** A finding as the engine prints it below the policy's name. */
export function messageOf(urn: string, finding: Finding): string {
  const name = urn.slice(urn.lastIndexOf("::") + 2);
  return [
    `PostgreSQL database object "${name}": ${finding.rule}`,
    ...describeFinding(finding),
  ].join("\n");
}
