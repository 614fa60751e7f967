import { Namespace } from "@pulumi/kubernetes/core/v1";
import * as pulumi from "@pulumi/pulumi";
import { PostgresKubernetes } from "postgres-kubernetes";

const config = new pulumi.Config();
const r2Config = {
  cloudflareAccountId: config.require("cloudflareAccountId"),
  accessKeyId: config.requireSecret("accessKeyId"),
  secretAccessKey: config.requireSecret("secretAccessKey"),
};

const namespace = new Namespace("orders", { metadata: { name: "orders" } });

const db = new PostgresKubernetes("orders", {
  operator: "zalando",
  namespace: namespace.metadata.name,
  postgresVersion: 17,
  storage: { size: "10Gi" },
  backup: { bucketName: "db-backups", path: "orders", r2Config },
  restore: {
    enabled: !config.requireBoolean("promoted"), // stage 1: true, a read-only standby. Stage 2: false, promoted.
    bucketName: "old-cluster-backups",
    s3Path: "spilo/orders/wal/17",
    r2Config,
  },
});

export const stage = db.stage;
export const service = db.connection.service;
export const archive = db.archiveUrl;
