import { operators } from "../../../../lib/operators/registry";
import { bare, type Rendered } from "../../fixtures";
import { objectRow, recordRow, row, type Row } from "./row";

const sqlName =
  "a name that starts with a lower-case letter or underscore, then lower-case letters, digits, underscores and dashes, at most 63 characters";
const sqlFix = "rename it; this library creates no names that need quoting";

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

/** A map with nothing in it is left out. */
const filled = <T extends object>(map: T) => (Object.keys(map).length === 0 ? undefined : map);

const owned = { ...bare, users: { app: ["login"] } };

const people: readonly Row[] = [
  recordRow("users", {
    expected: 'roles by name: { app: ["login"] }',
    good: { app: ["login"], "report_reader-2": [] },
    reads: ({ spec }) => spec.users,
    renders: filled,
  }),
  row("users.app", {
    expected: 'a list of role attributes such as ["login"]',
    fix: "write a list",
    lateFix: "write a list",
    accepts: ["a list"],
    good: ["login", "createdb"],
    reads: ({ spec }) => spec.users?.["app"],
  }),
  row("users.app", {
    field: "users.app[0]",
    form: "attribute",
    wrap: (value) => [value],
    expected:
      '"login", "nologin", "superuser", "createdb", "createrole", "replication", "bypassrls" or "inherit"',
    fix: "use attributes of CREATE ROLE, in lower case",
    good: "createrole",
    reads: ({ spec }) => spec.users?.["app"]?.[0],
  }),
  recordRow("databases", {
    base: owned,
    expected: 'databases by name: { app: { owner: "app" } }',
    good: { orders: { owner: "app" } },
    reads: ({ spec }) => spec.databases,
    renders: (databases: Readonly<Record<string, { owner: string }>>) =>
      filled(
        Object.fromEntries(Object.entries(databases).map(([name, { owner }]) => [name, owner])),
      ),
  }),
  objectRow("databases.orders", {
    base: owned,
    expected: "a database: { owner }",
    good: { owner: "app" },
    reads: ({ spec }) => spec.databases?.["orders"],
    renders: () => "app",
  }),
  row("databases.orders.owner", {
    base: owned,
    required: true,
    expected: sqlName,
    fix: sqlFix,
    good: "app",
    reads: ({ spec }) => spec.databases?.["orders"],
  }),
];

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

const image = "postgres:17";
const withSetup = { ...bare, setup: { image } };
const files = (rendered: Rendered) =>
  rendered.object("ConfigMap")?.body["data"] as Readonly<Record<string, string>>;

interface JobBody {
  readonly template: {
    readonly spec: { readonly containers: readonly [{ image: unknown; env: readonly object[] }] };
  };
}
const container = (rendered: Rendered) =>
  (rendered.object("Job")?.body["spec"] as JobBody).template.spec.containers[0];

const setup: readonly Row[] = [
  objectRow("setup", {
    expected: "SQL to run once: { image, extensions, sql }",
    good: { image },
    reads: (rendered) => container(rendered).image,
    renders: () => image,
  }),
  row("setup.image", {
    base: withSetup,
    required: true,
    late: true,
    expected: 'a container image such as "registry.example.com/spilo-17:4.0-p3"',
    fix: "write registry, repository and a tag or digest, without spaces",
    good: `localhost:5000/pg@sha256:${"0".repeat(64)}`,
    reads: (rendered) => container(rendered).image,
  }),
  row("setup.database", {
    base: withSetup,
    expected: sqlName,
    fix: sqlFix,
    good: "orders",
    reads: (rendered) => container(rendered).env[1],
    renders: (value: string) => ({ name: "PGDATABASE", value }),
  }),
  row("setup.extensions", {
    base: withSetup,
    expected: 'a list of extensions such as ["pg_trgm"]',
    fix: "write a list",
    lateFix: "write a list",
    otherwise: { "a list": "see the fields in it" },
    good: ["pg_trgm"],
    reads: (rendered) => files(rendered)["setup.sql"],
    renders: () =>
      expect.stringContaining('create extension if not exists "pg_trgm" cascade;') as unknown,
  }),
  row("setup.extensions", {
    field: "setup.extensions[0]",
    form: "name",
    base: withSetup,
    wrap: (value) => [value],
    expected: 'the name of an extension such as "pg_stat_statements"',
    fix: "use the name as pg_available_extensions lists it",
    good: "uuid-ossp",
    reads: (rendered) => files(rendered)["setup.sql"],
    renders: () =>
      expect.stringContaining('create extension if not exists "uuid-ossp" cascade;') as unknown,
  }),
  row("setup.sql", {
    base: withSetup,
    expected: "SQL of at most 500000 characters, without NUL characters",
    fix: "load larger content from the application, or from a Job of your own",
    accepts: [
      "an empty text",
      "blanks",
      "SQL",
      "a shell's $()",
      "a line break",
      "10 kB",
      "an accent",
      "an emoji",
      "a change of direction",
      "a parent folder",
      "a slash in front",
      "a slash behind",
      "an S3 address",
    ],
    good: "grant select on all tables in schema public to app;",
    reads: (rendered) => files(rendered)["statements.sql"],
    renders: (sql: string) => `${sql}\n`,
  }),
];

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
    accepts: [
      "an empty text",
      "blanks",
      "SQL",
      "an accent",
      "an emoji",
      "a change of direction",
      "a parent folder",
      "a slash in front",
      "a slash behind",
      "an S3 address",
    ],
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
  ...storage,
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
  ...people,
  ...settings,
  ...options,
  ...setup,
];
