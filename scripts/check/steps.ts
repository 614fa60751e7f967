import { existsSync } from "node:fs";
import { join } from "node:path";
import { checkExamples } from "./examples";
import { checkFileNames } from "./file-names";
import { checkLockFile } from "./lock-file";
import { checkMachinePaths } from "./machine-paths";
import { checkPackage } from "./package";
import { nodeProgram, root } from "./programs";
import { checkSecrets } from "./secrets";

export interface Step {
  readonly name: string;
  readonly about: string;
  /** Returns what is wrong, in words; nothing when all is well. */
  readonly check: () => Promise<readonly string[]> | readonly string[];
  readonly remedy: string;
}

const bin = (file: string): string => join("node_modules", file);

/** Ordered by how soon they answer. */
export const steps: readonly Step[] = [
  {
    name: "lock file",
    about: "pinned, from no particular registry",
    check: checkLockFile,
    remedy: "Install again with this repository's .npmrc in force: npm install",
  },
  {
    name: "file names",
    about: "kebab-case, named for what they hold",
    check: checkFileNames,
    remedy: "Rename the files above.",
  },
  {
    name: "secrets",
    about: "no key, token or PEM block in a tracked file",
    check: checkSecrets,
    remedy: "Remove it, and revoke it if it was real: it is in the history.",
  },
  {
    name: "machine paths",
    about: "nothing that is true on one machine only",
    check: checkMachinePaths,
    remedy: "Use a path relative to the repository, or to the user's cache folder.",
  },
  {
    name: "format",
    about: "Prettier",
    check: () => nodeProgram(bin("prettier/bin/prettier.cjs"), ".", "--check", "--log-level=warn"),
    remedy: "npm run format",
  },
  {
    name: "layers",
    about: "which folder imports which",
    check: () =>
      nodeProgram(
        bin("dependency-cruiser/bin/dependency-cruiser.mjs"),
        ...["lib", "examples", "test"].filter((folder) => existsSync(join(root, folder))),
      ),
    remedy: 'See CONTRIBUTING.md, "The layers".',
  },
  {
    name: "types",
    about: "TypeScript",
    check: () => nodeProgram(bin("typescript/bin/tsc"), "-p", "tsconfig.json"),
    remedy: "npm run typecheck",
  },
  {
    name: "examples",
    about: "each compiles as a user's own project",
    check: checkExamples,
    remedy: "See the example's own tsconfig.json.",
  },
  {
    name: "lint",
    about: "ESLint",
    check: () => nodeProgram(bin("eslint/bin/eslint.js"), "--max-warnings", "0", "."),
    remedy: "npm run lint -- --fix repairs some of it.",
  },
  {
    name: "public types",
    about: "as committed in api/",
    check: () => nodeProgram("--import", "tsx", "scripts/api.ts"),
    remedy: "npm run api:update, and review api/ before you commit it.",
  },
  {
    name: "documents",
    about: "generated parts are up to date",
    check: () => nodeProgram("--import", "tsx", "scripts/docs/main.ts", "--check"),
    remedy: "npm run docs",
  },
  {
    name: "unused",
    about: "files, exports and dependencies (knip)",
    check: () => nodeProgram(bin("knip/bin/knip.js"), "--no-progress"),
    remedy: "Remove what is unused, or make it an entry in knip.json and say why.",
  },
  {
    name: "package",
    about: "the tarball resolves and types for its users",
    check: checkPackage,
    remedy: 'See "exports" and "files" in package.json.',
  },
];
