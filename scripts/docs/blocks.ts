import { readFileSync } from "node:fs";
import { join } from "node:path";
import { vendorFacts } from "../../lib/object-store/facts";
import { capabilityTitles, type CapabilityName } from "../../lib/operators/capabilities";
import { operators } from "../../lib/operators/registry";
import { ruleCatalogue } from "../../lib/operators/rule-catalogue";

/** Parts of the documents that are made from the code, by the name of their markers. */
export const blocks: Readonly<Record<string, (root: string) => string>> = {
  quickstart: (root) =>
    fenced("ts", readFileSync(join(root, "examples/quickstart/index.ts"), "utf8")),
  capabilities: () => capabilityTable(),
  "object-stores": () => storeTable(),
  rules: () => ruleTable(),
};

function capabilityTable(): string {
  const adapters = Object.values(operators);
  const rows = (Object.keys(capabilityTitles) as CapabilityName[]).map((name) => [
    capabilityTitles[name],
    ...adapters.map(
      ({ capabilities }) => `**${capabilities[name].can}**: ${capabilities[name].how}`,
    ),
  ]);
  return table(["", ...adapters.map(({ title }) => title)], rows);
}

function ruleTable(): string {
  const rows = ruleCatalogue.map((rule) => [
    `\`${rule.name}\``,
    rule.title,
    rule.severity,
    rule.isInComponent ? "yes" : "no",
    rule.isAcknowledgeable ? "yes" : "no",
  ]);
  return table(["Rule", "", "Severity", "In the component", "May be set aside"], rows);
}

function storeTable(): string {
  const rows = Object.entries(vendorFacts).map(([provider, facts]) => [
    `\`${provider}\``,
    facts.vendor,
    facts.addressing,
    facts.serverSideEncryption,
    facts.checksums,
  ]);
  return table(["`provider`", "Vendor", "Addressing", "Encryption header", "CRC trailers"], rows);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}
