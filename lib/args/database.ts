import type * as pulumi from "@pulumi/pulumi";
import type { AcknowledgeableRule } from "../units/acknowledgement";

/** A PostgreSQL role attribute. */
export type RoleAttribute =
  | "login"
  | "nologin"
  | "superuser"
  | "createdb"
  | "createrole"
  | "replication"
  | "bypassrls"
  | "inherit";

export interface StorageArgs {
  /** Size of the data volume, a Kubernetes quantity. **Caution**: it can grow, never shrink. @example "10Gi" */
  size: string;
  /** @default - the cluster's default storage class */
  storageClass?: pulumi.Input<string>;
}

export interface ComputeArgs {
  /** @example "500m" */
  cpu?: string;
  /** @example "1Gi" */
  memory?: string;
}

export interface ResourcesArgs {
  requests?: ComputeArgs;
  limits?: ComputeArgs;
}

export interface DatabaseOwnerArgs {
  /** The role that owns the database; one of `users`. */
  owner: string;
}

/**
 * SQL that runs once, on a writable primary: after a fresh start and after a promotion alike, never in stage 1.
 *
 * A Job waits for the primary and runs everything in one transaction; the database remembers the content's hash, so neither
 * another `pulumi up` nor a recreated Job runs it again. Changed content runs as new content.
 */
export interface SetupArgs {
  /** Image with `sh` and `psql`, at least as new as the server. */
  image: pulumi.Input<string>;
  /** Database it runs in. @default "postgres" */
  database?: string;
  /** Extensions to create with their dependencies. */
  extensions?: readonly string[];
  /** Statements for psql, for example grants. **Caution**: stored in clear in a ConfigMap; no passwords. */
  sql?: string;
}

/**
 * A rule that is set aside for this database, and why. The reason is recorded on the objects, where reviews, policies and the
 * next reader see it; take the entry out when its change is done.
 */
export interface AcknowledgementArgs {
  /** The rule's name as its refusal prints it. Rules about losing an archive cannot be set aside. */
  rule: AcknowledgeableRule;
  /** One line. @example "OPS-113: customer left, contract asks for deletion" */
  reason: string;
}

/** What every operator understands. */
export interface DatabaseArgs {
  /** Namespace of every object. It must exist; create it in your program and pass its name to order the two. */
  namespace: pulumi.Input<string>;
  /** Name of the cluster object, its Services and Secrets. **Caution**: another name is another database. @default - the component's name */
  name?: string;
  /** PostgreSQL major version. Must equal the major of the backup a restore reads. @example 17 */
  postgresVersion: number;
  storage: StorageArgs;
  /** @default - the operator's own */
  resources?: ResourcesArgs;
  /** Roles by name, with their attributes. @default - none beside the operator's own */
  users?: Record<string, readonly RoleAttribute[]>;
  /** Databases by name. @default - none beside `postgres` */
  databases?: Record<string, DatabaseOwnerArgs>;
  /** PostgreSQL settings. @default - the operator's own */
  parameters?: Record<string, string>;
  /** Labels on every object. @default - only the library's own */
  labels?: Record<string, string>;
  /** Runs once the database is writable. @default - nothing runs */
  setup?: SetupArgs;
  /**
   * Makes Pulumi refuse to delete or replace the database.
   *
   * **Caution**: with `false`, removing the component from the program deletes the database.
   *
   * @default true
   */
  deletionProtection?: boolean;
  /**
   * Rules set aside, each with its reason. For a rule about a change that is once, in the update which an entry first comes
   * with; for a rule about the database as it stands, as long as the entry is there.
   *
   * @default - none
   */
  acknowledge?: readonly AcknowledgementArgs[];
}
