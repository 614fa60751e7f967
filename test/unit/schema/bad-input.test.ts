import * as pulumi from "@pulumi/pulumi";
import { arrivalFailures, arrived, problemsOf, rendered, withAt, type Tree } from "../fixtures";
import { archiveRows } from "./bad-input/archive-rows";
import { caseNames, cases, type CaseName } from "./bad-input/cases";
import { acknowledgeRows } from "./bad-input/acknowledge-rows";
import { databaseRows } from "./bad-input/database-rows";
import type { Row } from "./bad-input/row";
import { storeChoiceRows } from "./bad-input/store-rows";

const rows = [...databaseRows, ...acknowledgeRows, ...archiveRows, ...storeChoiceRows];
const titled = rows.map((row) => ({
  ...row,
  title: row.form === "" ? row.field : `${row.field} (${row.form})`,
}));

const set = ({ base, path, wrap }: Row, value: unknown): Tree =>
  withAt(base, path, value === undefined ? undefined : wrap(value));

/** An error shows a secret only as far as it is nothing at all. */
function shown({ isSecret }: Row, { value, shown: plain }: (typeof cases)[CaseName]): string {
  return isSecret && value !== null && value !== "" ? "<secret>" : plain;
}

const refusal = ({ field, expected, fix }: Row, got: string) => [
  `${field}: expected ${expected}, got ${got}`,
  fix,
];

const refusedCases = ({ accepts, otherwise }: Row) =>
  caseNames.filter((name) => !accepts.includes(name) && typeof otherwise[name] !== "string");

describe.each(titled)("$title", (row) => {
  it("refuses every hostile or mistyped value with its own words", () => {
    const names = refusedCases(row);
    const told = names.map((name) => [name, problemsOf(set(row, cases[name].value))]);
    expect(told).toEqual(
      names.map((name) => [name, row.otherwise[name] ?? refusal(row, shown(row, cases[name]))]),
    );
  });

  it("takes a good value and passes it on unchanged", () => {
    expect(row.reads(rendered(set(row, row.good)))).toEqual(row.renders(row.good as never));
  });

  if (row.accepts.length > 0) {
    it.each(row.accepts)("passes %s on unchanged", (name) => {
      const { value } = cases[name];
      expect(row.reads(rendered(set(row, value)))).toEqual(row.renders(value as never));
    });
  }

  if (row.required) {
    it("is required", () => {
      expect(problemsOf(set(row, undefined))).toEqual(refusal(row, "nothing"));
    });
  }

  if (row.late) {
    it("may arrive later", async () => {
      const { plan, manifests } = rendered(set(row, pulumi.output(row.good)));
      expect(await arrivalFailures({ plan, manifests })).toEqual([]);
      const now = rendered(set(row, row.good));
      expect(await arrived(manifests)).toEqual(now.manifests);
    });

    it("fails on arrival in the same words", async () => {
      const names = refusedCases(row);
      const told = names.map(async (name) => {
        const late = pulumi.output(Promise.resolve(cases[name].value));
        return [name, await arrivalFailures(rendered(set(row, late)))];
      });
      const words = names.map((name) => {
        const [problem, fix] = refusal(row, shown(row, cases[name]));
        const head = `PostgresKubernetes "orders": 1 problem in its arguments; the database was not touched`;
        return [name, [`${head}\n  ${String(problem)}\n      ${String(fix)}`]];
      });
      expect(await Promise.all(told)).toEqual(words);
    });
  } else {
    it("must be known when the program runs", () => {
      for (const late of [pulumi.output(row.good), Promise.resolve(row.good)]) {
        expect(problemsOf(set(row, late))).toEqual([
          `${row.field}: expected ${row.expected}, got a value that is only known later`,
          row.lateFix,
        ]);
      }
    });
  }
});

describe("the matrix", () => {
  const has = (path: string, form: string) =>
    rows.some((row) => row.path.join(".") === path && (form === "" || row.form === form));

  /** The keys an object knows, as its own refusal of an unknown key lists them. */
  function knownKeys(args: Tree, path: readonly string[]): readonly string[] {
    const lines = problemsOf(withAt(args, [...path, "?"], 1));
    const at = lines.findIndex((line) => line.endsWith('unknown key "?"'));
    return (lines[at + 1] ?? "").replace("the keys here are ", "").split(", ");
  }

  it("has a row for every argument of a database", () => {
    const keys = knownKeys({ operator: "zalando" }, []);
    expect(keys).toContain("postgresVersion");
    expect(keys.filter((key) => !has(key, ""))).toEqual([]);
  });

  it.each(titled.filter(({ isObject, isRecord }) => isObject && !isRecord))(
    "has a row for every field of $title",
    (row) => {
      const keys = knownKeys(set(row, row.good), row.path);
      expect(keys.length).toBeGreaterThan(0);
      expect(keys.filter((key) => !has([...row.path, key].join("."), row.form))).toEqual([]);
    },
  );

  it.each(titled.filter(({ isRecord }) => isRecord))(
    "has a row for the values of $title",
    (row) => {
      expect(rows.some(({ path }) => path.join(".").startsWith(`${row.field}.`))).toBe(true);
    },
  );
});
