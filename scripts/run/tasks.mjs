/**
 * @typedef {object} Task
 * @property {string} about
 * @property {readonly string[]} [command] arguments of node; what the user adds follows them
 * @property {boolean} [needsDist] whether something in it imports the package as a user does
 */

/** @param {string} file */
const typescript = (file) => ["--import", "tsx", file];
const jest = ["node_modules/jest/bin/jest.js"];
const prettier = ["node_modules/prettier/bin/prettier.cjs", "."];
const docs = typescript("scripts/docs/main.ts");
const extractor = typescript("scripts/api.ts");

/** @type {Record<string, Task>} */
export const tasks = {
  build: { about: "compile lib into dist", needsDist: true },
  typecheck: {
    about: "check the types of everything",
    command: ["node_modules/typescript/bin/tsc", "-p", "tsconfig.json"],
    needsDist: true,
  },
  lint: {
    about: "ESLint",
    command: ["node_modules/eslint/bin/eslint.js", "--max-warnings", "0", "."],
    needsDist: true,
  },
  format: { about: "write the formatting", command: [...prettier, "--write", "--log-level=warn"] },
  "format:check": { about: "check the formatting", command: [...prettier, "--check"] },
  layers: {
    about: "check which folder imports which",
    command: [
      "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs",
      "lib",
      "examples",
      "test",
    ],
    needsDist: true,
  },
  api: { about: "compare the public types with api/", command: extractor, needsDist: true },
  "api:update": {
    about: "accept the public types as they are now",
    command: [...extractor, "--update"],
    needsDist: true,
  },
  docs: { about: "fill in the generated parts of the documents", command: docs, needsDist: true },
  "docs:check": {
    about: "check the generated parts of the documents",
    command: [...docs, "--check"],
    needsDist: true,
  },
  check: { about: "every check", command: typescript("scripts/check.ts"), needsDist: true },
  test: { about: "every test", command: jest, needsDist: true },
  "test:unit": {
    about: "the tests that need no server",
    command: [...jest, "--selectProjects", "unit"],
    needsDist: true,
  },
  "test:engine": {
    about: "the tests on a real API server and engine",
    command: [...jest, "--selectProjects", "engine"],
    needsDist: true,
  },
  conformance: {
    about: "every operator against every scenario, on a real API server",
    command: typescript("test/conformance/table/main.ts"),
  },
  guards: {
    about: "every rule against an unsafe and a safe change, by component and by policy pack",
    command: typescript("test/guards/main.ts"),
    needsDist: true,
  },
  demo: {
    about: "the two-stage restore, end to end",
    command: typescript("demo/main.ts"),
    needsDist: true,
  },
  bench: { about: "the benchmark", command: typescript("bench/main.ts"), needsDist: true },
  "bench:pack": {
    about: "what the policy pack adds to a preview of 100 databases",
    command: typescript("bench/policy-pack.ts"),
    needsDist: true,
  },
};

export function describeTasks() {
  const width = Math.max(...Object.keys(tasks).map((name) => name.length));
  const lines = Object.entries(tasks).map(
    ([name, { about }]) => `npm run ${name.padEnd(width)}  ${about}`,
  );
  return lines.join("\n");
}
