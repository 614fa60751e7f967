import type { Stage } from "../plan/types";
import type { Retention } from "../units/retention";

/** A fact about a database, or undefined when there is none, or unknown when preview cannot tell yet. */
export type Fact<T> = T | undefined | typeof unknown;

/** A value that only the update itself will know. Never equal to anything, so no rule decides on it. */
export const unknown = Symbol("unknown until the update");

/** What a cluster object says about its database, in words no operator owns. */
export interface DatabaseState {
  readonly stage: Fact<Stage>;
  /** Address of the archive that is or was restored. */
  readonly source: Fact<string>;
  /** Recovery target, if the restore has or had one. */
  readonly target: Fact<string>;
  /** Address of the archive the database writes. */
  readonly archive: Fact<string>;
  readonly postgresVersion: Fact<string>;
  /** Size of the data volume as written in the object, a Kubernetes quantity. */
  readonly storageSize: Fact<string>;
  /** Why a higher major would go wrong with this object as it stands; undefined where the operator upgrades in place. */
  readonly upgradeHazard?: UpgradeHazard;
  /** Its place among databases that take turns as the primary; undefined when it belongs to no such group. */
  readonly topology?: Fact<TopologyState>;
  /** The server that holds the own archive, as `serverOf` writes it; undefined without one, or when another object says so. */
  readonly archiveServer?: Fact<string>;
  /** How long backups are kept; undefined when for ever, or when another object says so. */
  readonly retention?: Fact<Retention>;
  /** When base backups are taken; undefined when they are not, or when another object says so. */
  readonly schedule?: Fact<string>;
  /** The operator whose object it is. */
  readonly operator?: Fact<string>;
  /** Namespace and name of the object, `orders/db`. */
  readonly identity?: Fact<string>;
}

export interface UpgradeHazard {
  readonly wouldHappen: string;
  readonly doInstead: string;
}

/** One of several databases of which one is the primary. */
export interface TopologyState {
  readonly leads: boolean;
  /** What the former primary said it had written to the end. */
  readonly token: Fact<string>;
  /** Somebody has declared that the former primary will not come back. */
  readonly formerLost: boolean;
}

/** What is known of an object that says nothing about a database's life. */
export const noFacts: DatabaseState = {
  stage: undefined,
  source: undefined,
  target: undefined,
  archive: undefined,
  postgresVersion: undefined,
  storageSize: undefined,
};
