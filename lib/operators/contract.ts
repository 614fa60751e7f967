import type { z } from "zod";
import type { DatabaseState } from "../guard/state";
import type { DatabasePlan, PlanningOperator } from "../plan/types";
import type { ParsedArgs } from "../schema/database";
import type { Capabilities } from "./capabilities";
import type { Manifest } from "./manifest";

/** The part of a Kubernetes object that identifies and describes a database. */
export interface ClusterObject {
  readonly apiVersion?: unknown;
  readonly kind?: unknown;
  readonly metadata?: unknown;
  readonly spec?: unknown;
}

/** Everything the library needs to know about one operator. */
export interface OperatorAdapter<Options = unknown> extends PlanningOperator {
  readonly capabilities: Capabilities;
  /** Checks what a user wrote, and refuses what this operator cannot do. */
  readonly schema: z.ZodType<ParsedArgs<Options>>;
  /** Pure: the same plan gives the same objects. Secrets come before what refers to them. */
  render(plan: DatabasePlan<Options>): readonly Manifest[];
  /** Names under which applications find the database. */
  connection(plan: DatabasePlan<Options>): Connection;
  /** The state a cluster object stands for; undefined when the object is not one of this operator's. */
  recognise(object: ClusterObject): DatabaseState | undefined;
}

/** Where applications connect. */
export interface Connection {
  /** Service that points at the primary, or at the read-only standby leader in stage 1. */
  readonly service: string;
  /** Service over the replicas. */
  readonly replicaService: string;
  /** Secret with name and `password` of a role; undefined when nobody knows its password. */
  readonly secretOf: (role: string) => string | undefined;
  /** Secret with name and `password` of the superuser. */
  readonly superuserSecret: string;
  /** Key under which these Secrets hold the role's name; `username` when left out. */
  readonly userKey?: string;
}
