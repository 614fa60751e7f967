/** Why a change is refused. */
export interface Finding {
  /** Stable name of the rule. */
  readonly rule: string;
  readonly found: string;
  readonly wouldHappen: string;
  readonly doInstead: string;
}

/** One finding without its rule's name, for a place that shows that already. */
export function describeFinding({ found, wouldHappen, doInstead }: Finding): readonly string[] {
  return [
    `found:         ${found}`,
    `would happen:  ${wouldHappen}`,
    `do instead:    ${doInstead}`,
  ];
}

/** Findings as a refusal prints them. */
export function describeFindings(database: string, findings: readonly Finding[]): string {
  const parts = findings.flatMap((finding) => [
    `  ${finding.rule}`,
    ...describeFinding(finding).map((line) => `    ${line}`),
  ]);
  return [
    `PostgresKubernetes "${database}" refuses this change; the database was not touched`,
    ...parts,
  ].join("\n");
}
