import { Namespace } from "@pulumi/kubernetes/core/v1";
import * as pulumi from "@pulumi/pulumi";
import { PostgresKubernetes } from "postgres-kubernetes";

const config = new pulumi.Config();
const objectStore = {
  provider: "s3" as const,
  region: "eu-central-1",
  credentials: {
    accessKeyId: config.requireSecret("accessKeyId"),
    secretAccessKey: config.requireSecret("secretAccessKey"),
  },
};

const namespace = new Namespace("orders", { metadata: { name: "orders" } });

const db = new PostgresKubernetes("orders", {
  operator: "percona",
  namespace: namespace.metadata.name,
  postgresVersion: 17,
  storage: { size: "10Gi" },
  backup: { bucketName: "db-backups", path: "orders", objectStore },
  restore: {
    mode: "one-stage",
    enabled: !config.requireBoolean("opened"), // true: recovered, applications kept out. false: open to them.
    bucketName: "old-cluster-backups",
    s3Path: "pgbackrest/old-orders/repo1",
    objectStore,
    target: { time: "2026-11-20T12:00:00Z" }, // the moment before the mistake
  },
  percona: {
    images: {
      postgres: "percona/percona-distribution-postgresql:17.7-2",
      pgBackRest: "percona/percona-pgbackrest:2.58.0-1",
    },
  },
});

export const stage = db.stage;
export const service = db.connection.service;
export const archive = db.archiveUrl;
