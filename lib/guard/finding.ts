/** Why a change is refused. */
export interface Finding {
  /** Stable name of the rule. */
  readonly rule: string;
  readonly found: string;
  readonly wouldHappen: string;
  readonly doInstead: string;
}

/** Findings as a refusal prints them. */
export function describeFindings(database: string, findings: readonly Finding[]): string {
  const parts = findings.flatMap(({ rule, found, wouldHappen, doInstead }) => [
    `  ${rule}`,
    `    found:         ${found}`,
    `    would happen:  ${wouldHappen}`,
    `    do instead:    ${doInstead}`,
  ]);
  return [
    `PostgresKubernetes "${database}" refuses this change, nothing was touched`,
    ...parts,
  ].join("\n");
}
