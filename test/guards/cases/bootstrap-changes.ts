import type { Operator } from "./case";
import { change, component, type ChangeRow } from "./change-row";

const target = { time: "2026-11-20T12:00:00Z" };
const later = { time: "2026-11-20T13:00:00Z" };
/** A plain StatefulSet stays paused at its target until stage 2; the others have one stage. */
const to = (moment: object, operator: Operator) =>
  operator === "statefulset" ? { target: moment } : { mode: "one-stage", target: moment };
const moment = "2026-11-20T12:00:00+00:00";

/** What a database began from, and how far its restore is. */
export const bootstrapChanges: readonly ChangeRow[] = [
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
      // CloudNativePG takes a replica block that is gone for a promotion, and reads the bootstrap no more.
      ...(operator !== "cloudnative-pg" && {
        pack: {
          steps: [raw({ stage: "standby" })],
          unsafe: raw({ stage: "recovering", target: moment }),
          safe: raw({ stage: "promoted" }),
        },
      }),
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
];
