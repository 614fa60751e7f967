import { describeFindings } from "../../../lib/guard/finding";

const finding = (n: number) => ({
  rule: `rule-${String(n)}`,
  found: `found ${String(n)}`,
  wouldHappen: `harm ${String(n)}`,
  doInstead: `advice ${String(n)}`,
});

it("a refusal names the database and puts each finding into four lines", () => {
  expect(describeFindings("orders", [finding(1), finding(2)])).toBe(
    [
      'PostgresKubernetes "orders" refuses this change; the database was not touched',
      "  rule-1",
      "    found:         found 1",
      "    would happen:  harm 1",
      "    do instead:    advice 1",
      "  rule-2",
      "    found:         found 2",
      "    would happen:  harm 2",
      "    do instead:    advice 2",
    ].join("\n"),
  );
});
