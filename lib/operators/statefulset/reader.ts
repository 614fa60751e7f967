import { unknown } from "../../guard/state";
import { clearVariables, keysInClear } from "../keys-in-clear";
import type { ObjectReader } from "../reader";
import { at, items } from "../reading";
import { recognise } from "./recognise";

export const statefulsetReader: ObjectReader = {
  id: "statefulset",
  partOf: (object) => (recognise(object) === undefined ? undefined : "database"),
  recognise,
  archiving: (object) => {
    const state = recognise(object);
    if (state === undefined) return undefined;
    const { archive } = state;
    // Its schedule is a CronJob of its own; where the archive lies only our record says, and not at which endpoint. The
    // arguments have been checked against the source's.
    return {
      writes: archive === undefined ? [] : [{ endpoint: undefined, url: archive }],
      reads: [],
      ...(archive === undefined && { off: "the record on the object names no archive" }),
      schedule: unknown,
      retention: undefined,
    };
  },
  inspections: [
    keysInClear((object) =>
      recognise(object) === undefined
        ? []
        : items(at(object.spec, "template", "spec", "containers")).flatMap((container) =>
            clearVariables(at(container, "env")),
          ),
    ),
  ],
};
