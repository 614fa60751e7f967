import eslint from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

const operators = "/^(zalando|cloudnative-pg|percona|statefulset)$/";
const askTheAdapter =
  "Only lib/operators may branch on the operator: add a field to Capabilities and let each operator answer.";

const noOperatorBranches = [
  `BinaryExpression[operator=/^[!=]==?$/] > Literal[value=${operators}]`,
  `SwitchCase > Literal[value=${operators}]`,
].map((selector) => ({ selector, message: askTheAdapter }));

const namedExportsOnly = {
  selector: "ExportDefaultDeclaration",
  message: "Export by name: a default export has another name in every file that imports it.",
};

const sized = (lines) => ["error", { max: lines, skipBlankLines: false, skipComments: false }];

export default defineConfig(
  globalIgnores(["dist/", "coverage/", "temp/", "test/bed/modules/", "**/node_modules/"]),
  eslint.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/dot-notation": ["error", { allowIndexSignaturePropertyAccess: true }],
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_" },
      ],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "max-lines": sized(250),
      "max-lines-per-function": ["error", { max: 40, skipBlankLines: true, skipComments: true }],
      "max-params": ["error", 4],
      "max-depth": ["error", 3],
      "no-restricted-syntax": ["error", namedExportsOnly],
    },
  },
  {
    files: ["lib/**/*.ts"],
    ignores: ["lib/operators/**"],
    rules: { "no-restricted-syntax": ["error", namedExportsOnly, ...noOperatorBranches] },
  },
  {
    files: ["lib/**/*.ts"],
    rules: { "no-console": "error", "max-params": ["error", 3] },
  },
  {
    files: ["test/**/*.ts"],
    rules: {
      "max-lines": sized(400),
      "max-lines-per-function": "off",
      // The columns of a table.
      "max-params": "off",
      "@typescript-eslint/no-non-null-assertion": "off",
      // A late value is plain where a test writes it plain.
      "@typescript-eslint/no-base-to-string": "off",
      // jest's matchers are read as unbound methods.
      "@typescript-eslint/unbound-method": "off",
    },
  },
  {
    files: ["**/*.js", "**/*.cjs", "**/*.mjs"],
    languageOptions: {
      globals: {
        process: "readonly",
        performance: "readonly",
        setInterval: "readonly",
        clearInterval: "readonly",
      },
    },
  },
  {
    files: ["**/*.cjs", "jest.config.js"],
    languageOptions: {
      sourceType: "commonjs",
      globals: { module: "writable", require: "readonly", __dirname: "readonly" },
    },
  },
);
