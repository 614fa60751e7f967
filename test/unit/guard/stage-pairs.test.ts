import { rulesAgainst, states, type Situation } from "./states";

/** Which rules refuse a change from the situation on the left to each of the others; nothing where it may happen. */
const table: Readonly<Record<Situation | "none", Readonly<Record<Situation, readonly string[]>>>> =
  {
    none: {
      fresh: [],
      standby: [],
      recovering: [],
      promoted: ["created-promoted"],
      recovered: ["created-promoted"],
    },
    fresh: {
      fresh: [],
      standby: ["restore-on-existing"],
      recovering: ["restore-on-existing"],
      promoted: ["promoted-unrestored"],
      recovered: ["promoted-unrestored"],
    },
    standby: {
      fresh: ["origin-dropped"],
      standby: [],
      recovering: ["restore-mode-changed", "target-changed", "archive-moved"],
      promoted: [],
      recovered: ["target-changed", "archive-moved"],
    },
    recovering: {
      fresh: ["origin-dropped"],
      standby: ["restore-mode-changed", "target-changed", "archive-moved"],
      recovering: [],
      promoted: ["target-changed", "archive-moved"],
      recovered: [],
    },
    promoted: {
      fresh: ["origin-dropped"],
      standby: ["standby-put-back"],
      recovering: ["standby-put-back", "target-changed", "archive-moved"],
      promoted: [],
      recovered: ["target-changed", "archive-moved"],
    },
    recovered: {
      fresh: ["origin-dropped"],
      standby: ["standby-put-back", "target-changed", "archive-moved"],
      recovering: ["standby-put-back"],
      promoted: ["target-changed", "archive-moved"],
      recovered: [],
    },
  };

const pairs = Object.entries(table).flatMap(([old, row]) =>
  Object.entries(row).map(([next, rules]) => [old, next, rules] as const),
);

describe("a change", () => {
  it.each(pairs)("from %s to %s is refused by %j", (old, next, rules) => {
    const before = old === "none" ? undefined : states[old as Situation];
    expect(rulesAgainst(before, states[next as Situation])).toEqual(rules);
  });

  it("is decided for every pair of situations", () => {
    expect(pairs).toHaveLength(30);
  });
});
