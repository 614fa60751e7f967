// Usually two stacks in two Kubernetes clusters; here both are in one, so that the whole story is on one page.
//
// Handing over to central, and back to south (failback), are the same three updates with the names exchanged:
//   1. southLeads: false               south turns read-only and prints a token:
//                                      kubectl get cluster orders-south -o jsonpath={.status.demotionToken}
//   2. centralLeads: true, centralToken: TOKEN
//                                      central replays to that very position, then takes writes; south follows it
//   3. centralToken removed            when both are healthy
// When south is lost for good: centralLeads: true and centralLost: true instead of a token, and rebuild south afterwards.
import { Namespace } from "@pulumi/kubernetes/core/v1";
import * as pulumi from "@pulumi/pulumi";
import { PostgresKubernetes } from "postgres-kubernetes";

const config = new pulumi.Config();
const r2Config = {
  cloudflareAccountId: config.require("cloudflareAccountId"),
  accessKeyId: config.requireSecret("accessKeyId"),
  secretAccessKey: config.requireSecret("secretAccessKey"),
};
const imageName = "registry.example.com/cloudnative-pg/postgresql:17-standard-bookworm";

const namespace = new Namespace("orders", { metadata: { name: "orders-twice" } });
const shared = {
  operator: "cloudnative-pg" as const,
  namespace: namespace.metadata.name,
  postgresVersion: 17,
  storage: { size: "10Gi" },
};

/** Where each archives; `pulumi stack output` prints them as southArchive and centralArchive. */
const archives = {
  south: { bucketName: "south-backups", s3Path: "orders/initial-pg17", r2Config },
  central: { bucketName: "central-backups", s3Path: "orders/restored-cc98eb8a33-pg17", r2Config },
};

/** What has to be said about the update that makes a database the primary. */
function takeover(name: "south" | "central") {
  const promotionToken = config.get(`${name}Token`);
  const formerPrimaryLost = config.getBoolean(`${name}Lost`) ?? false;
  return {
    ...(promotionToken && { promotionToken }),
    ...(formerPrimaryLost && { formerPrimaryLost }),
  };
}

const south = new PostgresKubernetes("orders-south", {
  ...shared,
  backup: { bucketName: "south-backups", path: "orders", r2Config },
  cloudNativePg: {
    imageName,
    topology: {
      self: "south",
      primary: config.requireBoolean("southLeads") ? "south" : "central",
      peer: { name: "central", ...archives.central },
      ...takeover("south"),
    },
  },
});

const centralLeads = config.requireBoolean("centralLeads");
const central = new PostgresKubernetes("orders-central", {
  ...shared,
  backup: { bucketName: "central-backups", path: "orders", r2Config },
  restore: { enabled: !centralLeads, ...archives.south },
  cloudNativePg: {
    imageName,
    topology: {
      self: "central",
      primary: centralLeads ? "central" : "south",
      peer: { name: "south", ...archives.south },
      ...takeover("central"),
    },
  },
});

export const southStage = south.stage;
export const southArchive = south.archiveUrl;
export const centralStage = central.stage;
export const centralArchive = central.archiveUrl;
