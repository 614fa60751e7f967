import { type Rendered } from "../../fixtures";
import { lineOfText } from "./cases";
import { objectRow, recordRow, row, type Row } from "./row";
import { filled } from "./row-words";

const compute = (kind: "requests" | "limits"): readonly Row[] => {
  const of = ({ spec }: Rendered) => spec.resources?.[kind];
  return [
    objectRow(`resources.${kind}`, {
      expected: "compute resources: { cpu, memory }",
      good: { cpu: "500m", memory: "1Gi" },
      reads: of,
    }),
    row(`resources.${kind}.cpu`, {
      expected: 'a CPU quantity such as "500m" or "1.5"',
      fix: "write cores with at most three decimals, or whole millicores followed by m",
      good: "1.5",
      reads: (rendered) => of(rendered)?.cpu,
    }),
    row(`resources.${kind}.memory`, {
      expected: 'a quantity of bytes above zero such as "1Gi"',
      fix: 'write a number with one of K, M, G, T, Ki, Mi, Gi, Ti, for example "1Gi"',
      good: "512Mi",
      reads: (rendered) => of(rendered)?.memory,
    }),
  ];
};

const storage: readonly Row[] = [
  objectRow("storage", {
    required: true,
    expected: "storage: { size }",
    good: { size: "20Gi", storageClass: "fast" },
    reads: ({ spec }) => spec.volume,
  }),
  row("storage.size", {
    required: true,
    expected: 'a quantity of bytes above zero such as "10Gi"',
    fix: 'write a number with one of K, M, G, T, Ki, Mi, Gi, Ti, for example "10Gi"',
    good: "1.5T",
    reads: ({ spec }) => spec.volume.size,
  }),
  row("storage.storageClass", {
    late: true,
    expected: "the name of a Kubernetes object: lower-case letters, digits, dashes and dots",
    fix: "use the name of an object that exists in the database's namespace",
    good: "fast.example.com",
    reads: ({ spec }) => spec.volume.storageClass,
  }),
];

const resources: readonly Row[] = [
  objectRow("resources", {
    expected: "resources: { requests, limits }",
    accepts: ["an object"],
    otherwise: {},
    good: {},
    reads: ({ spec }) => spec.resources,
    renders: filled,
  }),
  ...compute("requests"),
  ...compute("limits"),
];

const settings: readonly Row[] = [
  recordRow("parameters", {
    expected: "settings by name",
    good: { max_connections: "200", "auto_explain.log_nested_statements": "on" },
    reads: ({ spec }) => spec.postgresql.parameters,
    renders: filled,
  }),
  row("parameters.log_line_prefix", {
    expected:
      "a setting's value: text of at most 1024 characters without control characters and without $(",
    fix: 'write numbers as text ("200"); put longer values into a role or database setting',
    accepts: lineOfText,
    good: "%m [%p] $user '\"",
    reads: ({ spec }) => spec.postgresql.parameters?.["log_line_prefix"],
  }),
  recordRow("labels", {
    expected: "labels",
    good: { team: "payments", "example.com/tier": "1" },
    reads: ({ cluster }) => cluster.metadata.labels,
    renders: (labels: Readonly<Record<string, string>>) =>
      expect.objectContaining(labels) as unknown,
  }),
  row("labels.team", {
    expected: "a label value: letters, digits, dashes, dots and underscores, at most 63 characters",
    fix: "shorten it, or put free text into an annotation of your own object",
    accepts: ["an empty text"],
    good: "Payments_2.0-x",
    reads: ({ cluster }) => cluster.metadata.labels["team"],
  }),
];

/** What the servers get: volume, processors and memory, parameters, labels. */
export const settingRows: readonly Row[] = [...storage, ...resources, ...settings];
