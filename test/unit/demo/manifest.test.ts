import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { copyManifest, readManifest, requireStageOne } from "../../../demo/manifest";
import { requireEmpty, secretFiles } from "../../../demo/rendered-folder";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "demo-test-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function written(text: string): string {
  const file = join(folder, "db.yaml");
  writeFileSync(file, text);
  return file;
}

const good = `kind: PostgresKubernetes
metadata: { name: db, env: prod }
spec: { backup_config: { restore: { enabled: true } } }
`;

test("a manifest names its database", () => {
  expect(readManifest(written(good)).database).toEqual({
    name: "db",
    namespace: "postgres-prod-db",
  });
});

test.each([
  ["a: [", /db\.yaml is not YAML: /],
  ["kind: Redis", /expected a manifest of kind PostgresKubernetes, got "Redis"/],
  ["", /expected a manifest of kind PostgresKubernetes, got nothing/],
  ["kind: PostgresKubernetes", /expected metadata\.name, the database's name/],
  [good.replace(", env: prod", ""), /expected metadata\.env or spec\.namespace/],
])("%j is refused before anything is started", (text, message) => {
  expect(() => readManifest(written(text))).toThrow(message);
});

test("a file that is not there is refused", () => {
  expect(() => readManifest(join(folder, "none.yaml"))).toThrow(/cannot be read: ENOENT/);
});

test("the story does not begin with stage 2, and leaves other mistakes to the library", () => {
  const stage = (value: string) => readManifest(written(good.replace("true", value)));
  expect(() => {
    requireStageOne(stage("false"));
  }).toThrow(/restore\.enabled: false, which is stage 2/);
  expect(() => {
    requireStageOne(stage("maybe"));
  }).not.toThrow();
});

test("the working copy is its owner's alone", () => {
  const inside = mkdtempSync(join(folder, "run-"));
  const copy = copyManifest(readManifest(written(good)), inside);
  expect(statSync(copy.file).mode & 0o777).toBe(0o600);
});

test("a folder with anything in it is not rendered into, one that is missing is", () => {
  expect(() => {
    requireEmpty(join(folder, "new"));
  }).not.toThrow();
  written(good);
  expect(() => {
    requireEmpty(folder);
  }).toThrow(/is not empty/);
});

test("files with a Secret in them are found", () => {
  writeFileSync(join(folder, "a.yaml"), "apiVersion: v1\nkind: Secret\n");
  writeFileSync(join(folder, "b.yaml"), "apiVersion: v1\nkind: Namespace\nname: Secret\n");
  expect(secretFiles(folder)).toEqual(["a.yaml"]);
});
