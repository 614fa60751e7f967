"use strict";

const { existsSync } = require("node:fs");
const { join } = require("node:path");

const shared = {
  rootDir: __dirname,
  testEnvironment: "node",
  // Types are checked by tsc (npm run typecheck), so the tests only need them stripped.
  transform: {
    "^.+\\.(ts|mts|cts|mjs)$": [
      "@swc/jest",
      {
        sourceMaps: "inline",
        module: { type: "commonjs" },
        jsc: { target: "es2023", parser: { syntax: "typescript" } },
      },
    ],
  },
  // Policies import the package as its users do; in tests that is the source.
  moduleNameMapper: { "^postgres-kubernetes/guard$": "<rootDir>/lib/guard-api.ts" },
  modulePathIgnorePatterns: ["<rootDir>/dist/", "<rootDir>/temp/"],
  clearMocks: true,
};

/** Without the bed there is nothing to start, and jest refuses a set-up file that is not there. */
function bed(option, file) {
  return existsSync(join(__dirname, file)) ? { [option]: `<rootDir>/${file}` } : {};
}

/** @type {import("jest").Config} */
module.exports = {
  projects: [
    {
      ...shared,
      displayName: "unit",
      testMatch: ["<rootDir>/test/{unit,property,component,package,policy}/**/*.test.ts"],
    },
    {
      ...shared,
      displayName: "engine",
      testMatch: ["<rootDir>/test/{conformance,engine}/**/*.test.ts"],
      ...bed("globalSetup", "test/bed/jest-setup.ts"),
      ...bed("globalTeardown", "test/bed/jest-teardown.ts"),
      // jest reads testTimeout at the top level only, so this file sets it.
      setupFilesAfterEnv: ["<rootDir>/test/bed/jest-worker.ts"],
    },
    {
      ...shared,
      displayName: "postgres",
      testMatch: ["<rootDir>/test/{statefulset,pgbackrest}/**/*.test.ts"],
      ...bed("globalSetup", "test/bed/postgres/jest-setup.ts"),
      setupFilesAfterEnv: ["<rootDir>/test/bed/jest-worker.ts"],
    },
  ],
  maxWorkers: 2,
};
