import { rawOperators, type Case, type Changes, type Components, type Operator } from "./case";
import { writersFor } from "./writers";

type Writers = ReturnType<typeof writersFor>;
type Row = readonly [
  rule: string,
  write: (writers: Writers, operator: Operator) => Omit<Case, "rule" | "operator"> | undefined,
];

const target = { time: "2026-11-20T12:00:00Z" };
const later = { time: "2026-11-20T13:00:00Z" };
/** A plain StatefulSet stays paused at its target until stage 2; the others have one stage. */
const to = (moment: object, operator: Operator) =>
  operator === "statefulset" ? { target: moment } : { mode: "one-stage", target: moment };
const moment = "2026-11-20T12:00:00+00:00";
const change = { labels: { team: "billing" } };

const component = (
  steps: readonly object[],
  unsafe: object,
  safe: object,
): Changes<Components> => ({
  steps: steps.map((args) => ({ "": { args } })),
  unsafe: { "": { args: unsafe } },
  safe: { "": { args: safe } },
});

/** Changes of what a database is: each is written for every operator that can express it. */
const rows: readonly Row[] = [
  [
    "created-promoted",
    ({ args, raw }, operator) => ({
      component: component([], args.promoted(), args.standby()),
      // The others' objects say nothing of a promotion without our record.
      ...(operator === "cloudnative-pg" && {
        pack: { steps: [], unsafe: raw({ stage: "promoted" }), safe: raw({ stage: "standby" }) },
      }),
    }),
  ],
  [
    "restore-on-existing",
    ({ args, raw }) => ({
      component: component([args.fresh()], args.standby(), args.fresh(change)),
      pack: {
        steps: [raw({})],
        unsafe: raw({ stage: "standby" }),
        safe: raw({ instances: 2 }),
      },
    }),
  ],
  [
    "standby-put-back",
    ({ args, raw }, operator) => ({
      component: component(
        [args.standby(), args.promoted()],
        args.standby(),
        args.promoted(change),
      ),
      // What the others' objects were before their promotion nobody can tell: it is restore-on-existing there.
      ...(operator === "cloudnative-pg" && {
        pack: {
          steps: [raw({ stage: "standby" }), raw({ stage: "promoted" })],
          unsafe: raw({ stage: "standby" }),
          safe: raw({ stage: "promoted", instances: 2 }),
        },
      }),
    }),
  ],
  [
    "restore-mode-changed",
    ({ args, raw }, operator) => ({
      component: component(
        [args.standby()],
        args.standby({}, to(target, operator)),
        args.promoted(),
      ),
      pack: {
        steps: [raw({ stage: "standby" })],
        unsafe: raw({ stage: "recovering", target: moment }),
        safe: raw({ stage: "promoted" }),
      },
    }),
  ],
  [
    "origin-dropped",
    ({ args, raw }, operator) => ({
      component: component([args.standby(), args.promoted()], args.fresh(), args.promoted(change)),
      ...(operator === "cloudnative-pg" && {
        pack: {
          steps: [raw({ stage: "standby" }), raw({ stage: "promoted" })],
          unsafe: raw({}),
          safe: raw({ stage: "promoted", instances: 2 }),
        },
      }),
    }),
  ],
  [
    "promoted-unrestored",
    ({ args, raw }, operator) => ({
      component: component([args.fresh()], args.promoted(), args.fresh(change)),
      ...(operator === "cloudnative-pg" && {
        pack: {
          steps: [raw({})],
          unsafe: raw({ stage: "promoted" }),
          safe: raw({ instances: 2 }),
        },
      }),
    }),
  ],
  [
    "source-changed",
    ({ args, raw, name }) => ({
      component: component(
        [args.standby()],
        args.standby({}, { s3Path: `other/${name}` }),
        args.promoted(),
      ),
      pack: {
        steps: [raw({ stage: "standby" })],
        unsafe: raw({ stage: "standby", source: `other/${name}-2` }),
        safe: raw({ stage: "promoted" }),
      },
    }),
  ],
  [
    "target-changed",
    ({ args, raw }, operator) => ({
      component: component(
        [args.standby({}, to(target, operator))],
        args.standby({}, to(later, operator)),
        args.promoted({}, to(target, operator)),
      ),
      // CloudNativePG reads its bootstrap once and the guard its record; without one there is nothing to compare.
      ...(operator !== "cloudnative-pg" && {
        pack: {
          steps: [raw({ stage: "recovering", target: moment })],
          unsafe: raw({ stage: "recovering", target: "2026-11-20T13:00:00+00:00" }),
          safe: raw({ stage: "recovering", target: moment, instances: 2 }),
        },
      }),
    }),
  ],
  [
    "archive-moved",
    ({ args, raw, backup, name }) => ({
      component: component(
        [args.fresh()],
        args.fresh({ backup: { ...backup, path: `elsewhere/${name}` } }),
        args.fresh(change),
      ),
      pack: {
        steps: [raw({})],
        unsafe: raw({ archive: `${name}/second` }),
        safe: raw({ instances: 2 }),
      },
    }),
  ],
  [
    "backup-switched-off",
    ({ args, raw }) => ({
      component: component([args.fresh()], args.fresh({ backup: undefined }), args.fresh(change)),
      pack: {
        steps: [raw({})],
        unsafe: raw({ archive: undefined }),
        safe: raw({ instances: 2 }),
      },
    }),
  ],
  [
    "major-with-stage",
    ({ args, raw }) => ({
      component: component([args.standby()], args.promoted(args.version(16)), args.promoted()),
      pack: {
        steps: [raw({ stage: "standby" })],
        unsafe: raw({ stage: "promoted", version: 16 }),
        safe: raw({ stage: "promoted" }),
      },
    }),
  ],
  [
    "major-lowered",
    ({ args, raw }) => ({
      component: component(
        [args.fresh(args.version(16))],
        args.fresh(args.version(15)),
        args.fresh(args.version(17)),
      ),
      pack: {
        steps: [raw({ version: 16 })],
        unsafe: raw({ version: 15 }),
        safe: raw({ version: 17 }),
      },
    }),
  ],
  [
    "storage-shrunk",
    ({ args, raw }, operator) => ({
      component: component(
        [args.fresh()],
        args.fresh({ storage: { size: "9Gi" } }),
        // A claim grows once it is bound, and nothing provides volumes here.
        args.fresh(operator === "statefulset" ? change : { storage: { size: "20Gi" } }),
      ),
      pack: {
        steps: [raw({})],
        unsafe: raw({ size: "9Gi" }),
        safe: raw({ size: "20Gi" }),
      },
    }),
  ],
  [
    "retention-shortened",
    ({ args, raw, backup }) => ({
      component: component(
        [args.fresh()],
        args.fresh({ backup: { ...backup, retention: "14d" } }),
        args.fresh({ backup: { ...backup, retention: "60d" } }),
      ),
      pack: {
        steps: [raw({})],
        unsafe: raw({ retentionDays: 14 }),
        safe: raw({ retentionDays: 60 }),
      },
    }),
  ],
  [
    "operator-changed",
    ({ args, raw }, operator) => {
      const other = operator === "zalando" ? "cloudnative-pg" : "zalando";
      const under = writersFor("operator-changed", operator);
      const becomes = writersFor("operator-changed", other).args.fresh({ backup: under.backup });
      const objects = writersFor("operator-changed", other).raw({ name: under.name }).objects;
      return {
        component: component([args.fresh()], becomes, args.fresh(change)),
        pack: { steps: [raw({})], unsafe: { objects }, safe: raw({ instances: 2 }) },
      };
    },
  ],
  [
    "database-replaced",
    ({ args, raw, name }) => ({
      component: component(
        [args.fresh()],
        args.fresh({ name: `${name}-2` }),
        args.fresh({ name, ...change }),
      ),
      pack: {
        steps: [raw({})],
        unsafe: renamed(raw({}), `${name}-2`),
        safe: raw({ instances: 2 }),
      },
    }),
  ],
];

/** The same resource of the program with another object's name. */
function renamed(state: ReturnType<Writers["raw"]>, name: string) {
  return {
    ...state,
    edits: state.objects
      .filter(({ metadata }) => !metadata.name.includes("-own"))
      .map(({ kind }) => ({ kind, path: ["metadata", "name"], value: name })),
  };
}

export const changeCases: readonly Case[] = rows.flatMap(([rule, write]) => [
  ...rawOperators.flatMap((operator) => {
    const written = write(writersFor(rule, operator), operator);
    return written === undefined ? [] : [{ rule, operator, ...written }];
  }),
  ...componentOnly(rule, write),
]);

/** Without what begins with a promotion: its update waits for a Job, and nothing runs pods here. */
function componentOnly(rule: string, write: Row[1]): readonly Case[] {
  const operator = "statefulset";
  const { component: changes } = write(writersFor(rule, operator), operator) ?? {};
  // A target that is added to a running restore is target-changed there.
  if (changes === undefined || changes.steps.length > 1 || rule === "restore-mode-changed")
    return [];
  return [{ rule, operator, component: changes }];
}
