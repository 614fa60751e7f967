import { Namespace } from "@pulumi/kubernetes/core/v1";
import * as pulumi from "@pulumi/pulumi";
import { PostgresKubernetes } from "postgres-kubernetes";

const config = new pulumi.Config();
const objectStore = {
  provider: "hetzner" as const,
  location: "fsn1" as const,
  credentials: {
    accessKeyId: config.requireSecret("accessKeyId"),
    secretAccessKey: config.requireSecret("secretAccessKey"),
  },
};
const offsiteStore = {
  provider: "b2" as const,
  region: "us-west-004",
  credentials: {
    accessKeyId: config.requireSecret("offsiteAccessKeyId"),
    secretAccessKey: config.requireSecret("offsiteSecretAccessKey"),
  },
};

const namespace = new Namespace("orders", { metadata: { name: "orders" } });

// Cluster, volumes and the old Pulumi stack are gone; what is left is the archive of the database that ran there.
const db = new PostgresKubernetes("orders", {
  operator: "statefulset",
  namespace: namespace.metadata.name,
  postgresVersion: 17,
  storage: { size: "10Gi" },
  users: { app: ["login"] },
  databases: { orders: { owner: "app" } },
  backup: { bucketName: "db-backups", path: "orders", objectStore },
  restore: {
    enabled: !config.requireBoolean("promoted"), // stage 1: true, read-only. Stage 2: false, promoted without a restart.
    bucketName: "db-backups",
    s3Path: "orders/initial/17",
    objectStore,
    // target: { time: "2026-11-20T12:00:00Z" }, // stay paused at the moment before the mistake
  },
  statefulSet: {
    image: "postgres:17.6",
    toolsImage: "rclone/rclone:1.74.1",
    passwords: {
      postgres: { password: config.requireSecret("superuserPassword") },
      app: { password: config.requireSecret("appPassword") },
    },
    offsite: { bucketName: "db-backups-offsite", path: "orders", objectStore: offsiteStore },
  },
});

export const stage = db.stage;
export const service = db.connection.service;
export const writable = db.connection.writable;
export const archive = db.archiveUrl;
