/** How bad it is when the rule is broken. */
export type Severity = "low" | "medium" | "high" | "critical";

/** What a list of rules, a policy or a review says about one of them. */
export interface RuleFacts {
  /** Stable: policies, acknowledgements and configurations use it. */
  readonly name: string;
  readonly severity: Severity;
  readonly title: string;
  /** The way out, for somebody who does not know the library. */
  readonly remediation: string;
}
