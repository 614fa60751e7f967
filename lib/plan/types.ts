import type { ArgsProblem } from "../errors";
import type { Late } from "../late";
import type { ParsedArgs } from "../schema/database";
import type { ArchiveLayout } from "../object-store/layout";
import type { ParsedStreamFrom } from "../schema/restore";
import type { RecoveryTarget } from "../units/recovery-target";
import type { Retention } from "../units/retention";
import type { Archive } from "./archive";

/**
 * Where a database is in its life.
 *
 * - `fresh`: born empty.
 * - `standby`: read-only, replaying the source archive (stage 1).
 * - `recovering`: one-stage recovery to a target; ends writable by itself.
 * - `promoted`: restored once, writable since.
 */
export type Stage = "fresh" | "standby" | "recovering" | "promoted";

/** The archive this database writes. */
export interface OwnArchive extends Archive {
  readonly incarnation: Late<string>;
  readonly schedule: string;
  readonly retention: Retention;
}

/** The archive a restore reads, or once read. */
export interface Source extends Archive {
  readonly attempt: number;
  readonly target: RecoveryTarget | undefined;
  readonly streamFrom: ParsedStreamFrom | undefined;
}

/** A live server that is, or once was, copied instead of an archive. */
export interface Upstream extends ParsedStreamFrom {
  readonly attempt: number;
}

type Neutral =
  | "operatorVersion"
  | "namespace"
  | "postgresVersion"
  | "instances"
  | "storage"
  | "resources"
  | "users"
  | "databases"
  | "parameters"
  | "labels"
  | "setup"
  | "deletionProtection"
  | "acknowledge"
  | "options";

/** What planning asks of an operator. */
export interface PlanningOperator {
  /** The word users write as `operator`. */
  readonly id: string;
  /** The operator's own name. */
  readonly title: string;
  /** The layout that it writes, and the only one it reads. */
  readonly layout: ArchiveLayout;
  /** How long a cluster's name may be before the objects that the operator derives from it become invalid. */
  readonly longestName: number;
  /** Folder of one incarnation's archive below `backup.path`. */
  archiveFolder(incarnation: string, postgresVersion: number): string;
  /**
   * Whether the operator's own options make the database follow another one for now, or make it the primary of such a
   * group. Undefined, or left out, when `restore` alone decides.
   */
  follows?(options: unknown): boolean | undefined;
  /** What only shows once the plan is there: places that the operator's own options name. */
  problems?(plan: DatabasePlan): readonly ArgsProblem[];
}

/** Everything that renders a database, in words no operator owns. */
export interface DatabasePlan<Options = unknown> extends Pick<ParsedArgs<Options>, Neutral> {
  readonly operator: string;
  readonly name: string;
  readonly stage: Stage;
  /** Undefined when this database archives nothing, or leaves archiving to the operator's own configuration. */
  readonly archive: OwnArchive | undefined;
  /** Undefined for a fresh database, and for a copy of a live server. */
  readonly source: Source | undefined;
  /** The live server the database is or was copied from without an archive. */
  readonly upstream?: Upstream | undefined;
}
