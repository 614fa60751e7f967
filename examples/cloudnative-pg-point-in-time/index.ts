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
  backup: { bucketName: "db-backups", path: "orders", r2Config },
  restore: {
    mode: "one-stage",
    enabled: !config.requireBoolean("opened"), // true: recovered, applications kept out. false: open to them.
    bucketName: "old-cluster-backups",
    s3Path: "cnpg/orders",
    r2Config,
    target: { time: "2026-11-20T12:00:00Z" }, // the moment before the mistake
  },
  cloudNativePg: {
    imageName: "registry.example.com/cloudnative-pg/postgresql:17-standard-bookworm",
  },
});

export const stage = db.stage;
export const service = db.connection.service;
