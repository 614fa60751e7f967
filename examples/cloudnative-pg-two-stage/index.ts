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
  operator: "cloudnative-pg",
  namespace: namespace.metadata.name,
  postgresVersion: 17,
  storage: { size: "10Gi" },
  users: { app: ["login"] },
  databases: { orders: { owner: "app" } },
  backup: { bucketName: "db-backups", path: "orders", r2Config },
  restore: {
    enabled: !config.requireBoolean("promoted"), // stage 1: true, read-only. Stage 2: false, promoted.
    bucketName: "old-cluster-backups",
    s3Path: "cnpg/orders", // destinationPath and serverName of the old cluster
    r2Config,
  },
  cloudNativePg: {
    imageName: "registry.example.com/cloudnative-pg/postgresql:17-standard-bookworm",
    // A Secret of type kubernetes.io/basic-auth: after the promotion the password is this one again.
    passwordSecrets: { app: "orders-app-password" },
  },
});

export const stage = db.stage;
export const service = db.connection.service;
export const archive = db.archiveUrl;
