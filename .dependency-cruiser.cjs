"use strict";

/**
 * What each part of lib may import besides itself; anything else is an error. Data flows
 * args -> schema -> plan -> operators -> resources -> component, so a part knows only those before it.
 */
const parts = {
  errors: [],
  late: [],
  units: [],
  args: ["units"],
  // The words for layouts and credentials, not the presets, which are made from parsed arguments.
  schema: ["errors", "late", "units", "object-store/layout", "object-store/credentials"],
  "object-store": ["errors", "late", "units", "schema"],
  plan: ["errors", "late", "units", "schema", "object-store"],
  guard: ["errors", "units", "plan"],
  operators: ["errors", "late", "units", "args", "schema", "object-store", "plan", "guard"],
  "plan-database": ["errors", "late", "units", "schema", "plan", "guard", "operators"],
  setup: ["errors", "late", "units", "schema", "plan", "operators"],
  "render-database": ["errors", "late", "plan", "plan-database", "operators", "setup"],
  resources: ["errors", "late", "plan", "guard", "operators"],
  component: [
    ...["errors", "late", "plan", "plan-database", "guard", "operators"],
    ...["render-database", "resources"],
  ],
};

const entries = "^lib/(index|plan-api|guard-api)\\.ts$";
const place = (part) => `^lib/${part}(/|\\.ts$)`;

const directions = Object.entries(parts).map(([part, below]) => ({
  name: `${part}-imports-only-what-is-before-it`,
  comment: `lib/${part} may import ${below.join(", ") || "no other part"} (CONTRIBUTING, "The layers").`,
  severity: "error",
  from: { path: place(part) },
  to: { path: "^lib/", pathNot: [part, ...below].map(place) },
}));

const unplaced = {
  name: "every-part-has-a-place",
  comment: "A new folder or file directly in lib needs a line in .dependency-cruiser.cjs.",
  severity: "error",
  from: { path: "^lib/", pathNot: [...Object.keys(parts).map(place), entries] },
  to: {},
};

module.exports = {
  forbidden: [
    ...directions,
    unplaced,
    {
      name: "no-circular",
      comment:
        "Two files that need each other are one thing, or hide a third. A type alone may point back: " +
        "a schema's rules name the type that the schema infers.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "operators-do-not-know-each-other",
      severity: "error",
      from: { path: "^lib/operators/([^/]+)/" },
      to: { path: "^lib/operators/[^/]+/", pathNot: "^lib/operators/$1/" },
    },
    {
      name: "operators-are-reached-through-the-registry",
      comment:
        "Otherwise shared code would know one operator by name. The package's index re-exports their types.",
      severity: "error",
      from: { path: "^lib/", pathNot: ["^lib/operators/", entries] },
      to: { path: "^lib/operators/[^/]+/" },
    },
    {
      name: "pure-entry",
      comment: "postgres-kubernetes/plan is for tools that have no Pulumi engine.",
      severity: "error",
      from: { path: "^lib/plan-api\\.ts$" },
      to: {
        path: "^(lib/(resources|component)|node_modules/@pulumi/kubernetes/)",
        reachable: true,
      },
    },
    {
      name: "pulumi-only-at-the-edge",
      comment:
        "Everything between the arguments and the resources is pure; late values go through lib/late.ts.",
      severity: "error",
      from: { path: "^lib/", pathNot: "^lib/(late\\.ts|component\\.ts|resources/)" },
      to: { path: "node_modules/@pulumi/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "pulumi-types-only-in-args",
      severity: "error",
      from: {
        path: "^lib/",
        pathNot: "^lib/(late\\.ts|component\\.ts|resources/|args/|operators/[^/]+/args\\.ts$)",
      },
      to: { path: "node_modules/@pulumi/" },
    },
    {
      name: "kubernetes-provider-only-in-resources",
      severity: "error",
      from: { path: "^lib/", pathNot: "^lib/resources/" },
      to: { path: "node_modules/@pulumi/kubernetes/" },
    },
    {
      name: "lib-stands-alone",
      severity: "error",
      from: { path: "^lib/" },
      to: { path: "^(test|examples|demo|bench|scripts|policy-pack|dist)/" },
    },
    {
      name: "lib-needs-only-what-users-install",
      severity: "error",
      from: { path: "^lib/" },
      to: { dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown", "unknown"] },
    },
    {
      name: "examples-import-what-a-user-can",
      comment:
        'An example shows "postgres-kubernetes" and its sub-paths, never a file of this repository.',
      severity: "error",
      from: { path: "^examples/([^/]+)/" },
      to: { path: "^(lib|test|demo|bench|scripts|examples)/", pathNot: "^examples/$1/" },
    },
    {
      name: "resolvable",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: ["node_modules", "^dist/"] },
    exclude: { path: ["/node_modules/.*/node_modules/"] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["types", "node", "require", "default"],
    },
  },
};
