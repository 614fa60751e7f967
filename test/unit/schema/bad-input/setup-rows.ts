import { bare, type Rendered } from "../../fixtures";
import { lineOfText } from "./cases";
import { objectRow, row, type Row } from "./row";
import { sqlFix, sqlName } from "./row-words";

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

/** SQL that runs once. */
export const setupRows: readonly Row[] = [
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
    accepts: [...lineOfText, "a shell's $()", "a line break", "10 kB"],
    good: "grant select on all tables in schema public to app;",
    reads: (rendered) => files(rendered)["statements.sql"],
    renders: (sql: string) => `${sql}\n`,
  }),
];
