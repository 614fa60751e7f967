import fc from "fast-check";
import type { DatabaseState } from "../../lib/guard/state";
import { checkTransition } from "../../lib/guard/transitions";
import { bytesOf } from "../../lib/units/quantity";
import { fresh, source, target, withAt, type Tree } from "../unit/fixtures";
import { stateOf } from "../unit/guard/states";

/** Edits somebody might make to a program between two updates. */
const edits: Readonly<Record<string, (args: Tree) => Tree>> = {
  "no restore": (args) => withAt(args, ["restore"], undefined),
  standby: (args) => ({ ...args, restore: { enabled: true, ...source } }),
  promoted: (args) => ({ ...args, restore: { enabled: false, ...source } }),
  recover: (args) => ({
    ...args,
    restore: { enabled: true, mode: "one-stage", target, ...source },
  }),
  recovered: (args) => ({
    ...args,
    restore: { enabled: false, mode: "one-stage", target, ...source },
  }),
  "other source": (args) => withRestore(args, { s3Path: "backups/other/17" }),
  "second attempt": (args) => withRestore(args, { attempt: 2 }),
  "other path": (args) => withAt(args, ["backup", "path"], "elsewhere"),
  "other bucket": (args) => withAt(args, ["backup", "bucketName"], "other-backups"),
  "no backup": (args) => withAt(args, ["backup"], undefined),
  "backup again": (args) => ({ ...args, backup: fresh.backup }),
  grow: (args) => withAt(args, ["storage", "size"], "20Gi"),
  shrink: (args) => withAt(args, ["storage", "size"], "5Gi"),
  upgrade: (args) => withAt(args, ["postgresVersion"], 18),
  downgrade: (args) => withAt(args, ["postgresVersion"], 16),
};

const withRestore = (args: Tree, change: object): Tree =>
  args["restore"] === undefined ? args : { ...args, restore: { ...args["restore"], ...change } };

/** Follows a program through its edits; what the guard refuses is taken back, as a user would. */
function lifeOf(names: readonly string[]): readonly DatabaseState[] {
  let args: Tree = fresh;
  const life: DatabaseState[] = [];
  for (const name of names) {
    const next = edits[name]?.(args) ?? args;
    const state = planned(next);
    if (state === undefined) continue;
    if (checkTransition({ old: life.at(-1), new: state }).length > 0) continue;
    args = next;
    life.push(state);
  }
  return life;
}

/** Undefined where the arguments themselves are refused. */
function planned(args: Tree): DatabaseState | undefined {
  try {
    return stateOf(args);
  } catch {
    return undefined;
  }
}

const lives = fc
  .array(fc.constantFrom(...Object.keys(edits)), { minLength: 2, maxLength: 12 })
  .map(lifeOf);

const always = (holds: (old: DatabaseState, next: DatabaseState) => void) => {
  fc.assert(
    fc.property(lives, (life) => {
      life.slice(1).forEach((next, i) => {
        holds(life[i]!, next);
      });
    }),
    { numRuns: 300 },
  );
};

describe("whatever edits somebody makes, in a life that the guard allows", () => {
  it("nothing is born promoted", () => {
    fc.assert(
      fc.property(lives, ([first]) => {
        expect(first?.stage).not.toBe("promoted");
      }),
    );
  });

  it("stages only go forward", () => {
    const forward = [
      "fresh fresh",
      "standby standby",
      "standby promoted",
      "recovering recovering",
      "recovering promoted",
      "promoted promoted",
    ];
    always((old, next) => {
      expect(forward).toContain(`${String(old.stage)} ${String(next.stage)}`);
    });
  });

  it("the source and the target stay", () => {
    always((old, next) => {
      expect([next.source, next.target]).toEqual([old.source, old.target]);
    });
  });

  it("the own archive stays, and moves to a folder beside it only for a higher major", () => {
    always((old, next) => {
      if (old.archive === undefined) return;
      expect(next.archive).toBeDefined();
      const raised = Number(next.postgresVersion) > Number(old.postgresVersion);
      if (!raised) expect(next.archive).toBe(old.archive);
    });
  });

  it("volumes never shrink and majors never fall", () => {
    always((old, next) => {
      expect(bytesOf(String(next.storageSize))! >= bytesOf(String(old.storageSize))!).toBe(true);
      expect(Number(next.postgresVersion)).toBeGreaterThanOrEqual(Number(old.postgresVersion));
    });
  });

  it("a major never changes before the promotion is done", () => {
    always((old, next) => {
      if (next.stage === "standby" || next.stage !== old.stage) {
        expect(next.postgresVersion).toBe(old.postgresVersion);
      }
    });
  });
});
