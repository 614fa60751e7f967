import type { Rule } from "./rule";

const operatorChanged: Rule = {
  name: "operator-changed",
  check: ({ old, new: next }) => {
    const [before, after] = [old?.operator, next.operator];
    if (typeof before !== "string" || typeof after !== "string" || before === after)
      return undefined;
    return {
      found: `the operator changed from ${before} to ${after}`,
      wouldHappen: `${before} would delete the database with its volume, and ${after} would begin an empty one: neither reads the other's data or archive`,
      doInstead: `put ${before} back; to move, create a second database under ${after} and copy the data with dump and load or logical replication`,
    };
  },
};

const databaseReplaced: Rule = {
  name: "database-replaced",
  check: ({ old, new: next }) => {
    const [before, after] = [old?.identity, next.identity];
    if (typeof before !== "string" || typeof after !== "string" || before === after)
      return undefined;
    return {
      found: `the object changed from ${before} to ${after}`,
      wouldHappen:
        "objects cannot be renamed: this one would be deleted with its volume, and another one created that holds nothing, or what a restore brings back",
      doInstead: `put ${before} back; for another name or namespace, restore into a new database and promote it`,
    };
  },
};

export const identityRules: readonly Rule[] = [operatorChanged, databaseReplaced];
