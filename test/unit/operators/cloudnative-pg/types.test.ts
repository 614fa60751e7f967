import type { CloudNativePgArgs } from "../../../../lib/operators/cloudnative-pg/args";
import {
  bare,
  copied,
  follower,
  fresh,
  leader,
  problemsOf,
  recovering,
  source,
  standby,
  streamFrom,
  target,
  topology,
  withOptions,
} from "./databases";

/** Nothing runs in here: the compiler is the test. */
const accepted: readonly CloudNativePgArgs[] = [
  bare,
  fresh,
  standby,
  recovering,
  copied,
  follower,
  leader,
];
const options = bare.cloudNativePg;

const refused: readonly CloudNativePgArgs[] = [
  // @ts-expect-error -- a replica cluster takes no target
  { ...standby, restore: { enabled: true, ...source, target } },
  // @ts-expect-error -- one stage needs a target
  { ...standby, restore: { enabled: true, mode: "one-stage", ...source } },
  // @ts-expect-error -- a copy of a live server has no target
  { ...standby, restore: { enabled: true, streamFrom, target } },
  // @ts-expect-error -- neither an archive nor a server
  { ...standby, restore: { enabled: true } },
  // @ts-expect-error -- no version of this operator
  { ...fresh, operatorVersion: "2.0" },
  // @ts-expect-error -- SQL at initdb would not run after a restore
  { ...fresh, cloudNativePg: { ...options, postInitSQL: ["CREATE EXTENSION vector"] } },
  // @ts-expect-error -- the check for an empty archive stays on
  { ...fresh, cloudNativePg: { ...options, skipEmptyWalArchiveCheck: true } },
  // @ts-expect-error -- the server name is the library's to choose
  { ...fresh, backup: { ...fresh.backup, serverName: "orders" } },
  // @ts-expect-error -- a topology has a peer
  { ...fresh, cloudNativePg: { ...options, topology: { self: "a", primary: "a" } } },
  // @ts-expect-error -- the operand image is not optional: its distribution decides how text is sorted
  { ...fresh, cloudNativePg: {} },
];

it("what does not type-check is refused at run time too", () => {
  expect(accepted).toHaveLength(7);
  for (const args of refused) expect(problemsOf(args)).not.toEqual([]);
  expect(problemsOf(withOptions({ topology: { ...topology, peer: undefined } }))).not.toEqual([]);
});
