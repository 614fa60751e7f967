import * as pulumi from "@pulumi/pulumi";
import { ArgsError } from "./errors";
import { describeFindings, type Finding } from "./guard/finding";
import type { PostgresKubernetesArgs } from "./operators/registry";
import { archiveUrl } from "./plan/archive";
import { originUrl } from "./plan/origin";
import type { DatabasePlan, Stage } from "./plan/types";
import { planDatabase, type PlannedDatabase } from "./plan-database";
import { renderDatabase } from "./render-database";
import { createResources, type Nodes } from "./resources/create";
import { asksAtCreation, renderedRefusals } from "./resources/creation";
import { guardHook, withGuard } from "./resources/guard-hook";
import { announce } from "./resources/neighbours";

/** Where applications find the database, and whether they may write. */
export interface ConnectionInfo {
  /** Service in front of the primary. In stage 1 it leads to the read-only standby. */
  readonly service: string;
  /** Service over the replicas. */
  readonly replicaService: string;
  /** Secrets with `username` and `password`, by role. In stage 1 the passwords are those of the restored data instead. */
  readonly secrets: Readonly<Record<string, string>>;
  /** False in stage 1, and while a recovered database is held back from applications. */
  readonly writable: boolean;
}

/**
 * A PostgreSQL database on Kubernetes with its backups and its restore.
 *
 * ```ts
 * const db = new PostgresKubernetes("orders", {
 *   operator: "zalando",
 *   namespace: "orders",
 *   postgresVersion: 17,
 *   storage: { size: "10Gi" },
 *   backup: { bucketName: "db-backups", path: "orders", r2Config },
 * });
 * ```
 *
 * Creates the operator's custom resource and one Secret for each literal key pair. Every change of the custom resource is
 * checked against its stored state at preview and at up; an unsafe one fails with what was found, what would have happened
 * and what to do instead.
 */
export class PostgresKubernetes extends pulumi.ComponentResource {
  /** Where the database is in its life. */
  readonly stage: Stage;
  readonly namespace: pulumi.Output<string>;
  /** Name of the cluster object. */
  readonly clusterName: string;
  readonly connection: ConnectionInfo;
  /** Address of the archive this database writes, for example `s3://db-backups/orders/initial/17`; empty without backups. */
  readonly archiveUrl: pulumi.Output<string>;
  /** Address of the archive or server the database is or was restored from; empty for a fresh database. */
  readonly sourceUrl: pulumi.Output<string>;
  /** The resources by role: `cluster`, `archive-credentials`, `source-credentials`. */
  readonly nodes: Nodes;

  /** Fails with every problem of the arguments at once, before any resource exists. */
  constructor(name: string, args: PostgresKubernetesArgs, opts?: pulumi.ComponentResourceOptions) {
    const { operator, plan } = planOrFail(name, args);
    super("postgres-kubernetes:index:PostgresKubernetes", name, summary(plan), withGuard(opts));
    const manifests = renderDatabase({ operator, plan });
    refuse(name, [...announce(name, plan.archive), ...renderedRefusals(manifests)]);
    this.stage = plan.stage;
    this.namespace = pulumi.output(plan.namespace);
    this.clusterName = plan.name;
    this.connection = connectionInfo({ operator, plan });
    this.archiveUrl = pulumi.output(plan.archive ? archiveUrl(plan.archive) : "");
    this.sourceUrl = pulumi.output(originUrl(plan) ?? "");
    this.nodes = createResources(
      {
        component: this,
        name,
        deletionProtection: plan.deletionProtection,
        guard: guardHook(),
        asksAtCreation: asksAtCreation(plan, opts),
      },
      manifests,
    );
    // Nothing is registered as an output: whoever needs one reads it from this object, and each costs state and a checkpoint.
    this.registerOutputs();
  }
}

/** A RunError prints as text alone; anything else would bury the message under a stack trace. */
function planOrFail(name: string, args: unknown): PlannedDatabase {
  try {
    return planDatabase(name, args);
  } catch (error) {
    throw error instanceof ArgsError ? new pulumi.RunError(error.message) : error;
  }
}

/** What state records of the arguments: component inputs are stored in clear, so no credential is among them. */
function summary({
  operator,
  operatorVersion,
  postgresVersion,
  stage,
  namespace,
  name: clusterName,
}: DatabasePlan): pulumi.Inputs {
  return { operator, operatorVersion, postgresVersion, stage, namespace, clusterName };
}

function refuse(name: string, findings: readonly Finding[]): void {
  if (findings.length > 0) throw new pulumi.RunError(describeFindings(name, findings));
}

function connectionInfo({ operator, plan }: PlannedDatabase): ConnectionInfo {
  const { service, replicaService, secretOf } = operator.connection(plan);
  const roles = Object.keys(plan.users ?? {});
  return {
    service,
    replicaService,
    secrets: Object.fromEntries(
      roles.flatMap((role) => {
        const secretName = secretOf(role);
        return secretName === undefined ? [] : [[role, secretName] as const];
      }),
    ),
    writable: isWritable({ operator, plan }),
  };
}

function isWritable({ operator, plan }: PlannedDatabase): boolean {
  if (plan.stage === "recovering") return operator.capabilities.heldPointInTime.can === "no";
  return plan.stage !== "standby";
}
