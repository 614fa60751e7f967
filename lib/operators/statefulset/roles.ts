import type { RoleAttribute } from "../../args/database";

export interface Role {
  readonly name: string;
  readonly attributes: readonly string[];
  /** File with the role's password, below the folder that psql runs in. */
  readonly passwordFile: string | undefined;
}

/** Statements for psql that make roles and databases what the program says, however often they run. */
export function rolesSql(
  roles: readonly Role[],
  databases: Readonly<Record<string, { readonly owner: string }>>,
): string {
  return [
    // Passwords appear in statements.
    "set log_statement = 'none';",
    "set log_min_duration_statement = -1;",
    "set log_min_error_statement = 'panic';",
    ...roles.flatMap(roleStatements),
    ...Object.entries(databases).flatMap(([name, { owner }]) => databaseStatements(name, owner)),
    "",
  ].join("\n");
}

function roleStatements({ name, attributes, passwordFile }: Role): readonly string[] {
  return [
    `select format('create role %I', ${literal(name)}) where not exists (select from pg_roles where rolname = ${literal(name)}) \\gexec`,
    `alter role ${identifier(name)} ${attributesOf(attributes)};`,
    ...(passwordFile === undefined
      ? []
      : [
          // An empty password clears the one that the role has.
          `\\set missing \`test -n "$(cat ${passwordFile})" && echo no || echo yes\``,
          "\\if :missing",
          `do $$ begin raise exception using message = ${literal(missingPassword(name))}; end $$;`,
          "\\endif",
          `\\set password \`cat ${passwordFile}\``,
          `alter role ${identifier(name)} password :'password';`,
        ]),
  ];
}

function missingPassword(role: string): string {
  return `the Secret of role "${role}" has no password: the role would lose the one it has. Give the Secret a key password that is not empty`;
}

function databaseStatements(name: string, owner: string): readonly string[] {
  return [
    `select format('create database %I owner %I', ${literal(name)}, ${literal(owner)}) where not exists (select from pg_database where datname = ${literal(name)}) \\gexec`,
    `alter database ${identifier(name)} owner to ${identifier(owner)};`,
  ];
}

/** What is not said is said in the negative, so that an attribute taken out of the program is taken from the role. */
const switches: readonly RoleAttribute[] = [
  "superuser",
  "createdb",
  "createrole",
  "replication",
  "bypassrls",
];

function attributesOf(attributes: readonly string[]): string {
  const login = attributes.includes("login") ? "login" : "nologin";
  return [login, ...switches.map((word) => (attributes.includes(word) ? word : `no${word}`))].join(
    " ",
  );
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
