import { ArgsError } from "../errors";
import { combine } from "../late";
import type { ParsedArgs } from "../schema/database";
import { endpointOf, type Archive } from "./archive";
import { placeFor } from "./fallback";
import { incarnationOf } from "./incarnation";
import { layoutProblems } from "./layout-rule";
import { nameProblems } from "./name-rules";
import { originUrl } from "./origin";
import { withoutEmptyMaps } from "./present";
import { checkLateRules, planProblems, sourceFacts } from "./rules";
import type { DatabasePlan, OwnArchive, PlanningOperator, Source, Stage, Upstream } from "./types";

/** The neutral plan of a database. Throws {@link ArgsError} with every problem that only shows across fields. */
export function buildPlan<O>(
  database: string,
  operator: PlanningOperator,
  args: ParsedArgs<O>,
): DatabasePlan<O> {
  const { backup: _backup, restore: _restore, operatorDefaults: _defaults, name, ...rest } = args;
  const source = sourceOf(args);
  const upstream = upstreamOf(args);
  const plan: DatabasePlan<O> = {
    ...withoutEmptyMaps(rest),
    operator: operator.id,
    name: name ?? database,
    stage: stageOf(operator, args),
    archive: archiveOf(operator, args, { source, upstream }),
    source,
    ...(upstream && { upstream }),
  };
  // One that follows a peer may have led and been upgraded before; nothing in its arguments tells.
  const begins = args.restore?.enabled === true && operator.follows?.(args.options) !== true;
  const use = { facts: sourceFacts(plan), begins };
  const problems = [
    ...layoutProblems(operator, args),
    ...planProblems(plan, use),
    ...nameProblems(operator, plan),
    ...(operator.problems?.(plan) ?? []),
  ];
  if (problems.length > 0) throw new ArgsError(database, problems);
  return checkLateRules(database, plan, use);
}

function stageOf(operator: PlanningOperator, { restore, options }: ParsedArgs): Stage {
  if (operator.follows?.(options) === true) return "standby";
  if (restore === undefined) return "fresh";
  if (!restore.enabled) return "promoted";
  return restore.mode === "two-stage" ? "standby" : "recovering";
}

function sourceOf(args: ParsedArgs): Source | undefined {
  const { restore } = args;
  if (restore?.s3Path === undefined) return undefined;
  const place = placeFor("restore", args);
  if (place === undefined) return undefined;
  const { s3Path: path, attempt, target, streamFrom } = restore;
  return { ...place, path, attempt, target, streamFrom };
}

function upstreamOf({ restore }: ParsedArgs): Upstream | undefined {
  if (restore?.streamFrom === undefined || restore.s3Path !== undefined) return undefined;
  return { ...restore.streamFrom, attempt: restore.attempt };
}

function endpointsOf(source: Pick<Archive, "store">, own: Pick<Archive, "store">) {
  return [endpointOf(source.store), endpointOf(own.store)] as const;
}

function archiveOf(
  operator: PlanningOperator,
  args: ParsedArgs,
  origin: Pick<DatabasePlan, "source" | "upstream">,
): OwnArchive | undefined {
  const { backup, restore, postgresVersion } = args;
  if (backup === undefined) return undefined;
  const place = placeFor("backup", args);
  if (place === undefined) return undefined;
  const { source, upstream } = origin;
  const sourceUrl = originUrl(origin);
  const incarnation = incarnationOf(
    sourceUrl === undefined
      ? undefined
      : {
          sourceUrl,
          target: source?.target,
          attempt: (source ?? upstream)?.attempt ?? 1,
          // A restore that names no store reads the own one, whatever that is called by now.
          endpoints: restore?.store && source && endpointsOf(source, place),
        },
  );
  const path = combine(
    [backup.path, incarnation],
    (base, life) => `${base}/${operator.archiveFolder(life, postgresVersion)}`,
  );
  return { ...place, path, incarnation, schedule: backup.schedule, retention: backup.retention };
}
