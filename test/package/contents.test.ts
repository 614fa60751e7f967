import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(__dirname, "../..");

function packedFiles(): string[] {
  const output = execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [tarball] = JSON.parse(output) as [{ files: { path: string }[] }];
  return tarball.files.map(({ path }) => path);
}

const files = packedFiles();

test("holds the compiled library and the documents, and nothing else", () => {
  const unexpected = files.filter(
    (file) =>
      !/^(dist\/.+\.(js|d\.ts)|dist\/operators\/\w+\/scripts\/[\w-]+\.sh|(README|CHANGELOG)\.md|LICENSE|package\.json)$/.test(
        file,
      ),
  );
  expect(unexpected).toEqual([]);
});

test.each(["README.md", "CHANGELOG.md", "LICENSE", "package.json", "dist/index.js"])(
  "holds %s",
  (file) => {
    expect(files).toContain(file);
  },
);

test("compiled files point to no source map, since the sources are not in the package", () => {
  const compiled = files.filter((file) => file.endsWith(".js"));
  const mapped = compiled.filter((file) =>
    readFileSync(join(root, file), "utf8").includes("sourceMappingURL"),
  );
  expect(mapped).toEqual([]);
});
