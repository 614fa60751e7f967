import { Namespace } from "@pulumi/kubernetes/core/v1";
import * as pulumi from "@pulumi/pulumi";
import { PostgresKubernetes } from "postgres-kubernetes";

const config = new pulumi.Config();
const cloudflareAccountId = config.require("cloudflareAccountId");
const keys = (name: string) => ({
  accessKeyId: config.requireSecret(`${name}AccessKeyId`),
  secretAccessKey: config.requireSecret(`${name}SecretAccessKey`),
});

const namespace = new Namespace("orders", { metadata: { name: "orders" } });

const db = new PostgresKubernetes("orders", {
  operator: "percona",
  namespace: namespace.metadata.name,
  postgresVersion: 17,
  storage: { size: "10Gi" },
  users: { app: ["login"] },
  databases: { orders: { owner: "app" } },
  backup: {
    bucketName: "db-backups",
    path: "orders",
    r2Config: { cloudflareAccountId, ...keys("own") },
  },
  restore: {
    enabled: !config.requireBoolean("promoted"), // stage 1: true, a read-only standby. Stage 2: false, promoted.
    bucketName: "old-cluster-backups",
    s3Path: "pgbackrest/old-orders/repo1",
    // A key that can only read: pgBackRest writes to every repository that a promoted cluster knows.
    r2Config: { cloudflareAccountId, ...keys("source") },
  },
  // The operator's own Deployment names no images.
  percona: {
    images: {
      postgres: "percona/percona-distribution-postgresql:17.7-2",
      pgBackRest: "percona/percona-pgbackrest:2.58.0-1",
    },
  },
});

export const stage = db.stage;
export const service = db.connection.service;
export const writable = db.connection.writable;
export const archive = db.archiveUrl;
