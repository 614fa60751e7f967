import { rolesSql } from "../../../../lib/operators/statefulset/roles";

test("attributes that are not named are taken away, and names are quoted", () => {
  const sql = rolesSql(
    [{ name: `a"b'c`, attributes: ["login", "createdb"], passwordFile: "0/password" }],
    { "d'e": { owner: `a"b'c` } },
  );
  expect(sql).toContain(
    `select format('create role %I', 'a"b''c') where not exists (select from pg_roles where rolname = 'a"b''c') \\gexec`,
  );
  expect(sql).toContain(
    `alter role "a""b'c" login nosuperuser createdb nocreaterole noreplication nobypassrls;`,
  );
  expect(sql).toContain(
    `\\set missing \`test -n "$(cat 0/password)" && echo no || echo yes\`
\\if :missing
do $$ begin raise exception using message = 'the Secret of role "a"b''c" has no password: the role would lose the one it has. Give the Secret a key password that is not empty'; end $$;
\\endif
`,
  );
  expect(sql).toContain("\\set password `cat 0/password`");
  expect(sql).toContain(`alter role "a""b'c" password :'password';`);
  expect(sql).toContain(`alter database "d'e" owner to "a""b'c";`);
});
