import { acknowledgeableRules } from "../../../../lib/units/acknowledgement";
import { bare, type Rendered } from "../../fixtures";
import { objectRow, row, type Row } from "./row";

const good = { rule: "retention-shortened", reason: "the archive was copied elsewhere" };
const recorded = ({ cluster }: Rendered): unknown => {
  const annotation = cluster.metadata.annotations?.["postgres-kubernetes/acknowledged"];
  return typeof annotation === "string" ? JSON.parse(annotation) : annotation;
};
const listed = (value: unknown) => [value];

/** Rules that are set aside, with a reason. */
export const acknowledgeRows: readonly Row[] = [
  row("acknowledge", {
    expected: 'rules set aside: [{ rule: "retention-shortened", reason: "..." }]',
    fix: "write a list",
    lateFix: "write a list",
    otherwise: { "a list": "see the fields in it" },
    good: [good],
    reads: recorded,
  }),
  objectRow("acknowledge", {
    field: "acknowledge[0]",
    form: "entry",
    wrap: listed,
    expected: "a rule set aside: { rule, reason }",
    good,
    reads: recorded,
    renders: listed,
    isObject: false,
  }),
  row("acknowledge", {
    field: "acknowledge[0].rule",
    form: "rule",
    base: bare,
    wrap: (rule) => [{ ...good, rule }],
    expected: acknowledgeableRules
      .map((rule) => `"${rule}"`)
      .join(", ")
      .replace(/, ([^,]*)$/, " or $1"),
    fix: "name a rule that may be set aside; the others protect an archive or data that nothing brings back",
    good: "backup-absent",
    reads: recorded,
    renders: (rule: string) => [{ ...good, rule }],
  }),
  row("acknowledge", {
    field: "acknowledge[0].reason",
    form: "reason",
    base: bare,
    wrap: (reason) => [{ ...good, reason }],
    accepts: ["SQL", "an S3 address"],
    expected: "a reason of 10 to 300 characters on one line",
    fix: "say why this may happen here, for whoever reads the object later",
    good: "moved to cold storage, ticket 4711",
    reads: recorded,
    renders: (reason: string) => [{ ...good, reason }],
  }),
];
