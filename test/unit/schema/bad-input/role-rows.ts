import { bare } from "../../fixtures";
import { objectRow, recordRow, row, type Row } from "./row";
import { filled, sqlFix, sqlName } from "./row-words";

const owned = { ...bare, users: { app: ["login"] } };

/** Roles, and the databases they own. */
export const roleRows: readonly Row[] = [
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
