import type { PerconaArgs } from "../../../../lib/operators/percona/args";
import { problemsOf } from "../../fixtures";
import { bare, fresh, recovering, source, standby, stores } from "./databases";

/** Nothing runs in here: the compiler is the test. */
const accepted: readonly PerconaArgs[] = [fresh, standby, recovering, bare];

const refused: readonly PerconaArgs[] = [
  // @ts-expect-error -- a standby takes no target
  { ...standby, restore: { enabled: true, ...source, target: { time: "2026-11-20T12:00:00Z" } } },
  // @ts-expect-error -- one stage needs a target
  { ...standby, restore: { enabled: true, mode: "one-stage", ...source } },
  // @ts-expect-error -- a restored database needs an archive of its own
  { ...bare, restore: { enabled: true, ...source } },
  // @ts-expect-error -- options of pgbackrest are not to be written by hand
  { ...fresh, percona: { inPlaceRestore: { id: "a", options: ["--target-action=pause"] } } },
  // @ts-expect-error -- no version of this operator
  { ...fresh, operatorVersion: "2.0" },
  {
    ...bare,
    backup: {
      bucketName: "b",
      path: "p",
      // @ts-expect-error -- pgBackRest takes an Azure key in no form this library has
      objectStore: { ...stores.s3, provider: "azure" },
    },
  },
];

it("what does not type-check is refused at run time too", () => {
  expect(accepted).toHaveLength(4);
  for (const args of refused) expect(problemsOf(args)).not.toEqual([]);
});
