import { ArgsError, type ArgsProblem } from "../../errors";
import { combine, type Late } from "../../late";
import type { Archive } from "../../plan/archive";
import type { DatabasePlan } from "../../plan/types";
import type { CloudNativePgOptions } from "./schema";
import { peerArchive } from "./topology";

type Plan = DatabasePlan<CloudNativePgOptions>;

/** What the pods need a role for. */
interface RoleUse<R = Late<string>> {
  /** The block that describes the store, as the user typed it. */
  readonly block: string;
  readonly need: string;
  readonly roleArn: R;
}

/** The role of the pods' service account, which has room for one. Roles that arrive late are compared on arrival. */
export function serviceRole(plan: Plan): Late<string> | undefined {
  const uses = roleUses(plan);
  const [first, ...others] = uses;
  if (first === undefined) return undefined;
  return combine([first.roleArn, ...others.map(({ roleArn }) => roleArn)], (role, ...more) => {
    const known = [role, ...more];
    const problems = conflicts(uses.map((use, at) => ({ ...use, roleArn: known[at] })));
    if (problems.length > 0) throw new ArgsError(plan.name, problems);
    return role;
  });
}

/** The same for roles that are known already. */
export function roleProblems(plan: Plan): readonly ArgsProblem[] {
  return conflicts(roleUses(plan).filter(({ roleArn }) => typeof roleArn === "string"));
}

function conflicts(uses: readonly RoleUse<unknown>[]): readonly ArgsProblem[] {
  return uses.flatMap(({ block, need, roleArn }, at) => {
    const other = uses.slice(0, at).find((earlier) => earlier.roleArn !== roleArn);
    if (other === undefined) return [];
    return [
      {
        path: `${block}.objectStore.credentials.roleArn`,
        problem: `the pods have one service account and so one role, and ${other.block} names another: ${String(other.roleArn)}`,
        fix: `give one role both permissions, ${need} and ${other.need}, and name it twice`,
      },
    ];
  });
}

function roleUses({ archive, source, options }: Plan): readonly RoleUse[] {
  const use = (place: Archive | undefined, block: string, need: string): readonly RoleUse[] =>
    place?.store.credentials.kind === "iam-role"
      ? [{ block, need, roleArn: place.store.credentials.roleArn }]
      : [];
  return [
    ...use(archive, "backup", "writing the own archive"),
    ...use(source, "restore", "reading the source"),
    ...use(peerArchive(options), "cloudNativePg.topology.peer", "reading the peer's archive"),
  ];
}
