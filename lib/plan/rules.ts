import { ArgsError, type ArgsProblem } from "../errors";
import { combine, isLate, type Late } from "../late";
import { bytesOf } from "../units/quantity";
import { archiveUrl, endpointOf, isElsewhere, overlaps, type Archive } from "./archive";
import type { DatabasePlan } from "./types";

/** Rules across fields whose facts are always known. */
export function planProblems(
  plan: DatabasePlan,
  { facts, begins }: SourceUse,
): readonly ArgsProblem[] {
  return [
    ...ownerProblems(plan),
    ...resourceProblems(plan),
    ...(begins && typeof plan.source?.path === "string"
      ? majorProblems(plan, plan.source.path)
      : []),
    ...(typeof facts === "string" ? overlapProblems(facts) : []),
  ];
}

/** The same rules for a source or an own archive that arrives later: its path fails on arrival instead. */
export function checkLateRules<P extends DatabasePlan>(
  database: string,
  plan: P,
  { facts, begins }: SourceUse,
): P {
  const { source, archive } = plan;
  if (source === undefined || facts === undefined || !isLate(facts)) return plan;
  const checked = (path: Late<string>, alsoMajor: boolean) =>
    combine([path, facts], (known, lines) => {
      const major = alsoMajor ? majorProblems(plan, known) : [];
      const problems = [...major, ...overlapProblems(lines)];
      if (problems.length > 0) throw new ArgsError(database, problems);
      return known;
    });
  // A path that is known stays so: preview shows what is read even when the own bucket does not exist yet.
  return archive !== undefined && !arrivesLater(source)
    ? { ...plan, archive: { ...archive, path: checked(archive.path, false) } }
    : { ...plan, source: { ...source, path: checked(source.path, begins && isLate(source.path)) } };
}

/** Endpoint and address of source and own archive, one a line; as one value because they decide together. */
type SourceFacts = Late<string> | undefined;

export interface SourceUse {
  readonly facts: SourceFacts;
  /** The database is certainly made from the source. Later that is a record, and the database may be of another major. */
  readonly begins: boolean;
}

/** To be asked for once: a late value that fails and that nobody uses fails the run a second time. */
export function sourceFacts({ source, archive }: DatabasePlan): SourceFacts {
  if (source === undefined) return undefined;
  return combine([...whereabouts(source), ...whereabouts(archive)], (...lines) => lines.join("\n"));
}

function arrivesLater({ bucket, path, store }: Archive): boolean {
  return [bucket, path, endpointOf(store)].some(isLate);
}

function whereabouts(archive: Archive | undefined): readonly [Late<string>, Late<string>] {
  if (archive === undefined) return ["", ""];
  return [endpointOf(archive.store), archiveUrl(archive)];
}

function overlapProblems(facts: string): readonly ArgsProblem[] {
  const [sourceEndpoint = "", sourceUrl = "", ownEndpoint = "", ownUrl = ""] = facts.split("\n");
  if (ownUrl === "" || isElsewhere(sourceEndpoint, ownEndpoint)) return [];
  if (!overlaps(sourceUrl, ownUrl)) return [];
  return [
    {
      path: "backup.path",
      problem: `the own archive ${ownUrl} and the source ${sourceUrl} overlap: the restored database would write into, and expire, the backups it was restored from`,
      fix: "give backup.path a folder outside restore.s3Path",
    },
  ];
}

function majorProblems(
  { postgresVersion }: DatabasePlan,
  sourcePath: string,
): readonly ArgsProblem[] {
  const major = majorIn(sourcePath);
  if (major === undefined || Number(major) === postgresVersion) return [];
  return [
    {
      path: "postgresVersion",
      problem: `${String(postgresVersion)} cannot start from a backup of PostgreSQL ${major}, with which restore.s3Path ends`,
      fix: `set postgresVersion: ${major} for the restore, and upgrade afterwards`,
    },
  ];
}

function majorIn(path: string): string | undefined {
  // Alone after a word: in a path such as 2026/11/20 the last number is a day.
  const alone = /(?:^|[^/\d]\/)(9|1\d|2\d)$/;
  // As this library names archives of CloudNativePG. Any other name may end in what it likes.
  const joined = /(?:^|\/)(?:initial|restored-[\da-f]{10})-pg(\d{1,2})$/;
  return (alone.exec(path) ?? joined.exec(path))?.[1];
}

function ownerProblems({ users = {}, databases = {} }: DatabasePlan): readonly ArgsProblem[] {
  return Object.entries(databases)
    .filter(([, { owner }]) => !Object.hasOwn(users, owner))
    .map(([name, { owner }]) => ({
      path: `databases.${name}.owner`,
      problem: `"${owner}" is not one of users`,
      fix: `add users: { ${owner}: ["login"] }, or name one of users as the owner`,
    }));
}

function resourceProblems({ resources }: DatabasePlan): readonly ArgsProblem[] {
  return (["cpu", "memory"] as const).flatMap((kind) => {
    const [request, limit] = [resources?.requests?.[kind], resources?.limits?.[kind]];
    if (
      request === undefined ||
      limit === undefined ||
      amount(kind, request) <= amount(kind, limit)
    )
      return [];
    return [
      {
        path: `resources.requests.${kind}`,
        problem: `${request} is more than resources.limits.${kind}, ${limit}: Kubernetes refuses such a pod`,
        fix: "raise the limit or lower the request",
      },
    ];
  });
}

function amount(kind: "cpu" | "memory", quantity: string): number {
  if (kind === "memory") return Number(bytesOf(quantity));
  return quantity.endsWith("m") ? Number(quantity.slice(0, -1)) / 1000 : Number(quantity);
}
