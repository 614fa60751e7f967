import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { inExample, root } from "./fresh-process";

const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  main: string;
  types: string;
  exports: Record<string, string | Record<string, string>>;
};

describe("what a user's program resolves", () => {
  test.each([
    ["postgres-kubernetes", "dist/index.js"],
    ["postgres-kubernetes/plan", "dist/plan-api.js"],
    ["postgres-kubernetes/guard", "dist/guard-api.js"],
    ["postgres-kubernetes/package.json", "package.json"],
  ])("%s is %s", (name, file) => {
    expect(inExample(`require.resolve("${name}")`)).toBe(join(root, file));
  });

  test.each(["postgres-kubernetes/dist/component.js", "postgres-kubernetes/lib/component"])(
    "%s is not part of the package's interface",
    (name) => {
      const attempt = `(() => { try { return require.resolve("${name}"); } catch (e) { return e.code; } })()`;
      expect(inExample(attempt)).toBe("ERR_PACKAGE_PATH_NOT_EXPORTED");
    },
  );
});

test("every file that package.json names was built", () => {
  const named = Object.values(manifest.exports).flatMap((target) =>
    typeof target === "string" ? [target] : Object.values(target),
  );
  const missing = [manifest.main, manifest.types, ...named].filter(
    (file) => !existsSync(join(root, file)),
  );
  expect(missing).toEqual([]);
});

test("types come first, as TypeScript takes the first condition that holds", () => {
  const conditions = Object.values(manifest.exports).filter((target) => typeof target === "object");
  expect(conditions.length).toBeGreaterThan(0);
  for (const target of conditions) expect(Object.keys(target)[0]).toBe("types");
});
