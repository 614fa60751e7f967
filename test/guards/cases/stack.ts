import { rawOperators, type Case } from "./case";
import { writersFor } from "./writers";

const acknowledge = [{ rule: "database-deleted", reason: "the service was shut down" }];
const acknowledged = {
  "postgres-kubernetes/acknowledged": JSON.stringify(acknowledge),
};

/** Rules between databases, and about those that go. */
export const stackCases: readonly Case[] = rawOperators.flatMap((operator): readonly Case[] => {
  const shared = writersFor("archive-shared", operator);
  const gone = writersFor("database-deleted", operator);
  const born = writersFor("empty-beside-archive", operator);
  const open = writersFor("database-unprotected", operator);
  const first = shared.args.fresh();
  const beside = (path: string) => shared.args.fresh({ backup: { ...shared.backup, path } });
  const second = (archive: string) =>
    shared.raw({ name: `${shared.name}-2`, archive: `${archive}/first` }).objects;
  const leaving = gone.raw({
    name: `${gone.name}-2`,
    archive: `${gone.name}-2/first`,
    annotations: acknowledged,
  }).objects;
  const moved = born.raw({ name: `${born.name}-2` });
  return [
    {
      rule: "archive-shared",
      operator,
      component: {
        steps: [{ "": { args: first } }],
        unsafe: { "": { args: first }, "-2": { args: beside(shared.name) } },
        safe: { "": { args: first }, "-2": { args: beside(`${shared.name}-2`) } },
      },
      pack: {
        steps: [shared.raw({})],
        unsafe: { objects: [...shared.raw({}).objects, ...second(shared.name)] },
        safe: { objects: [...shared.raw({}).objects, ...second(`${shared.name}-2`)] },
      },
    },
    {
      rule: "database-deleted",
      operator,
      component: {
        steps: [{ "": { args: gone.args.fresh() } }],
        unsafe: {},
        safe: { "": { args: gone.args.fresh({ labels: { team: "billing" } }) } },
      },
      // Pulumi itself, by the protection that the component gives.
      words: /protect/,
      pack: {
        // The second one goes too, and somebody has said why in the update before.
        steps: [{ objects: [...gone.raw({}).objects, ...leaving], unprotected: true }],
        unsafe: { objects: [] },
        safe: gone.raw({}),
      },
    },
    {
      rule: "empty-beside-archive",
      operator,
      pack: {
        steps: [born.raw({})],
        unsafe: moved,
        safe: born.raw({ instances: 2 }),
      },
    },
    {
      rule: "database-unprotected",
      operator,
      pack: {
        steps: [],
        unsafe: open.raw({}, { unprotected: true }),
        safe: open.raw({}),
      },
    },
  ];
});
