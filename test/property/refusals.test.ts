import fc from "fast-check";
import { ArgsError } from "../../lib/errors";
import { show } from "../../lib/schema/show";
import { planDatabase } from "../../lib/plan-database";
import { rendered, standby, withAt, type Tree } from "../unit/fixtures";
import { validArgs } from "./arbitraries";

const nasty = fc.string({
  unit: fc.constantFrom(
    "a",
    "B",
    "7",
    "/",
    ".",
    "..",
    "$",
    "(",
    ")",
    "\\",
    " ",
    "\n",
    "é",
    "-",
    "_",
    "=",
    "s3://",
    "%2e",
  ),
  minLength: 1,
  maxLength: 12,
});

/** The problem if there is one; anything but an ArgsError is a bug. */
function refusal(args: unknown): ArgsError | undefined {
  try {
    planDatabase("orders", args);
    return undefined;
  } catch (error) {
    expect(error).toBeInstanceOf(ArgsError);
    return error as ArgsError;
  }
}

describe("whatever somebody writes", () => {
  it("is accepted, or refused in words", () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withBigInt: true }), (args) => {
        expect(refusal(args)?.problems.length).toBeGreaterThan(0);
      }),
    );
  });

  const fields = [
    "namespace",
    "storage",
    "users",
    "databases",
    "parameters",
    "labels",
    "backup",
    "restore",
    "operatorDefaults",
    "zalando",
    "resources",
    "setup",
    "postgresVersion",
  ];
  it("into any one place, is accepted, or refused with that place's path", () => {
    fc.assert(
      fc.property(fc.constantFrom(...fields), fc.anything(), (field, value) => {
        const problems = refusal({ ...standby, [field]: value })?.problems ?? [];
        for (const { path } of problems)
          expect(
            path === "postgresVersion" ||
              path.startsWith(field) ||
              path.startsWith("backup") ||
              path.startsWith("restore"),
          ).toBe(true);
      }),
    );
  });

  it("a refusal is whole lines of visible text", () => {
    // eslint-disable-next-line no-control-regex -- these are what must not be there
    const invisible = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (key, value) => {
        const args = { ...standby, namespace: value, users: { [key]: [value] }, [key]: value };
        const { message = "", problems = [] } = refusal(args) ?? {};
        expect(message).not.toMatch(invisible);
        expect(message.split("\n")).toHaveLength(1 + 2 * problems.length);
      }),
    );
  });

  it("a shown value is one short line", () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(show(value)).toMatch(/^[^\n]{1,90}$/);
      }),
    );
  });
});

describe("a path that is accepted", () => {
  it.each([["backup.path"], ["restore.s3Path"]])(
    "as %s means the same to a shell, to the kubelet and to S3",
    (field) => {
      fc.assert(
        fc.property(nasty, (path) => {
          const args = withAt(standby, field.split("."), path);
          if (refusal(args) !== undefined) return;
          const { spec, plan } = rendered(args);
          for (const place of [plan.archive, plan.source]) {
            expect(String(place?.path)).toMatch(/^[A-Za-z0-9._=-]+(\/[A-Za-z0-9._=-]+)*$/);
            expect(String(place?.path)).not.toContain("..");
          }
          expect(JSON.stringify(spec.standby)).not.toMatch(/[^:]\/\/|\$\(|\.\.\//);
        }),
        { numRuns: 500 },
      );
    },
  );
});

it("breaking one field of good arguments is told with that field alone", () => {
  fc.assert(
    fc.property(
      validArgs,
      fc.constantFrom("namespace", "storage.size", "name"),
      (args: Tree, field) => {
        expect(
          refusal(withAt(args, field.split("."), "Not Good!"))?.problems.map(({ path }) => path),
        ).toEqual([field]);
      },
    ),
  );
});
