import { operators } from "../../../../lib/operators/registry";
import { roleRows } from "./role-rows";
import { objectRow, row, type Row } from "./row";
import { settingRows } from "./setting-rows";
import { setupRows } from "./setup-rows";

const options: readonly Row[] = [
  objectRow("zalando", {
    expected: "Zalando's own options: { teamId, dockerImage }",
    accepts: ["an object"],
    otherwise: {},
    good: {},
    reads: ({ spec }) => spec.teamId,
    renders: () => "postgres",
  }),
  row("zalando.teamId", {
    expected: "a team id: lower-case letters, digits and dashes, at most 30 characters",
    fix: 'write a short word such as "payments"',
    good: "payments",
    reads: ({ spec }) => spec.teamId,
  }),
  row("zalando.dockerImage", {
    late: true,
    expected: 'a container image such as "registry.example.com/spilo-17:4.0-p3"',
    fix: "write registry, repository and a tag or digest, without spaces",
    good: "registry.example.com/zalando/spilo-17:4.0-p3",
    reads: ({ spec }) => spec.dockerImage,
  }),
];

export const databaseRows: readonly Row[] = [
  row("operator", {
    required: true,
    expected: Object.keys(operators)
      .map((id) => `"${id}"`)
      .join(", ")
      .replace(/, ([^,]*)$/, " or $1"),
    fix: "name the operator that runs in your cluster; every other argument depends on it",
    good: "zalando",
    reads: ({ plan }) => plan.operator,
  }),
  row("operatorVersion", {
    expected: '"1.15" or "2.0"',
    fix: "write the version of the operator that is installed",
    good: "1.15",
    reads: ({ plan }) => plan.operatorVersion,
  }),
  row("namespace", {
    required: true,
    late: true,
    expected: "a namespace: lower-case letters, digits and dashes, at most 63 characters",
    fix: 'use the name of an existing namespace, for example "postgres-orders"',
    good: "team-2",
    reads: ({ cluster }) => cluster.metadata.namespace,
  }),
  row("name", {
    expected:
      "a name that starts with a letter, then lower-case letters, digits and dashes, at most 58 characters",
    fix: "set name to such a name; Services and Secrets derive theirs from it",
    good: "orders-2",
    reads: ({ cluster }) => cluster.metadata.name,
  }),
  row("postgresVersion", {
    required: true,
    expected: "a PostgreSQL major version such as 17",
    fix: "write the major alone, as a number",
    otherwise: {
      "a number": [
        "postgresVersion: operator 2.0 runs PostgreSQL 14 to 18, got 42",
        "use one of these, or set operatorVersion to the operator that is installed",
      ],
    },
    good: 16,
    reads: ({ spec }) => spec.postgresql.version,
    renders: String,
  }),
  row("instances", {
    expected: "a whole number of instances from 1 to 50",
    fix: "write how many PostgreSQL servers to run, primary included",
    accepts: ["a number"],
    good: 3,
    reads: ({ spec }) => spec.numberOfInstances,
  }),
  row("deletionProtection", {
    expected: "true or false",
    fix: "write true, or false to let Pulumi delete the database",
    accepts: ["true"],
    good: false,
    reads: ({ plan }) => plan.deletionProtection,
  }),
  ...settingRows,
  ...roleRows,
  ...options,
  ...setupRows,
];
