import fc from "fast-check";
import { StackReview, defaultSettings, type StackObject } from "../../lib/guard-api";
import { meets } from "../../lib/guard/archiving";
import { StackObjects } from "../../lib/operators/stack-objects";
import { stateOf } from "../../lib/operators/review";
import type { RawDatabase, RawWriter } from "../guards/raw/raw-database";
import { cloudNativePg } from "../guards/raw/cloudnative-pg";
import { percona } from "../guards/raw/percona";
import { zalando } from "../guards/raw/zalando";

const writers: readonly RawWriter[] = [zalando, cloudNativePg, percona];
type Program = Readonly<Record<string, RawDatabase>>;
type Stack = ReadonlyMap<string, StackObject>;

const names = ["a", "b", "c"];
const stages = ["fresh", "standby", "promoted", "recovering"] as const;

/** Anything somebody might write for one of three databases between two updates. */
const database: fc.Arbitrary<RawDatabase | undefined> = fc.option(
  fc.record({
    name: fc.constantFrom(...names),
    stage: fc.constantFrom(...stages),
    archive: fc.option(fc.constantFrom("p/one", "p/two", "p/three", "p/one/inner"), {
      nil: undefined,
    }),
    source: fc.constantFrom("old/x", "old/y"),
    target: fc.constant("2026-11-20T12:00:00+00:00"),
    version: fc.constantFrom(16, 17),
    retentionDays: fc.constantFrom(7, 30),
    size: fc.constantFrom("10Gi", "20Gi"),
  }),
  { nil: undefined },
);
const edit = fc.tuple(fc.constantFrom(...names), database);

function stackOf(write: RawWriter, program: Program): Stack {
  const objects = Object.entries(program).flatMap(([name, described]) =>
    write("shop", { ...described, name }),
  );
  return new Map(
    objects.map((object) => [
      `urn::${object.kind}::${object.metadata.name}`,
      { object, isProtected: true },
    ]),
  );
}

function rulesAgainst(before: Stack, after: Stack): readonly string[] {
  const review = new StackReview(before);
  const found = [...after].flatMap(([urn, object]) => {
    review.add(urn, object);
    return review.check(urn, defaultSettings);
  });
  return [...found, ...review.finish(new Set(after.keys()), defaultSettings)].map(
    ({ finding }) => finding.rule,
  );
}

/** Stacks that a program goes through; an update the rules refuse does not happen. */
function lifeOf(write: RawWriter, edits: readonly (readonly [string, RawDatabase | undefined])[]) {
  let program: Program = {};
  const life: Stack[] = [stackOf(write, program)];
  for (const [name, described] of edits) {
    const { [name]: _before, ...others } = program;
    const next: Program = described === undefined ? others : { ...others, [name]: described };
    const stack = stackOf(write, next);
    if (rulesAgainst(life.at(-1)!, stack).length > 0) continue;
    program = next;
    life.push(stack);
  }
  return life;
}

const placesIn = (stack: Stack) => {
  const objects = new StackObjects(undefined);
  for (const [urn, { object }] of stack) objects.set(urn, { object, isProtected: true });
  return objects.databases().map((urn) => ({ urn, places: objects.database(urn)?.writes ?? [] }));
};

const pairs = (life: readonly Stack[]) => life.slice(1).map((after, at) => [life[at], after]);

describe.each(writers.map((write, at) => [["zalando", "cloudnative-pg", "percona"][at], write]))(
  "whatever somebody writes for %s, as long as no rule is broken",
  (_operator, write) => {
    const lives = fc
      .array(edit, { minLength: 1, maxLength: 12 })
      .map((edits) => lifeOf(write, edits));

    it("every life goes on", () => {
      fc.assert(fc.property(lives, (life) => life.length >= 1));
      // The rules do not refuse everything: most lives get somewhere.
      const grown = fc.sample(lives, 200).filter(({ length }) => length > 1);
      expect(grown.length).toBeGreaterThan(20);
    });

    it("no two databases ever write one archive", () => {
      fc.assert(
        fc.property(lives, (life) =>
          life.every((stack) => {
            const databases = placesIn(stack);
            return databases.every(({ urn, places }) =>
              databases.every(
                (other) =>
                  other.urn === urn ||
                  !places.some((place) => other.places.some((theirs) => meets(place, theirs))),
              ),
            );
          }),
        ),
      );
    });

    it("no database loses its archive, or leaves it for another one", () => {
      fc.assert(
        fc.property(lives, (life) =>
          pairs(life).every(([before, after]) => {
            const later = new Map(
              placesIn(after!).map(({ urn, places }) => [urn, places] as const),
            );
            return placesIn(before!).every(({ urn, places }) => {
              const now = later.get(urn)?.[0]?.url;
              const was = places[0]?.url;
              return was === undefined || now === was || majorChanged(before, after, urn);
            });
          }),
        ),
      );
    });

    it("no database that existed is ever gone, or back without its data", () => {
      fc.assert(
        fc.property(lives, (life) =>
          pairs(life).every(([before, after]) =>
            [...before!].every(([urn, { object }]) => {
              const was = stateOf(object)?.stage;
              const now = stateOf(after!.get(urn)?.object ?? {})?.stage;
              if (was === undefined) return true;
              return now !== undefined && !(was === "fresh" && now === "standby");
            }),
          ),
        ),
      );
    });
  },
);

function majorChanged(before: Stack | undefined, after: Stack | undefined, urn: string): boolean {
  const version = (stack: Stack | undefined) =>
    stateOf(stack?.get(urn)?.object ?? {})?.postgresVersion;
  return version(before) !== version(after);
}
