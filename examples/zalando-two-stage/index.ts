import { readFileSync } from "node:fs";
import { Namespace } from "@pulumi/kubernetes/core/v1";
import * as pulumi from "@pulumi/pulumi";
import { PostgresKubernetes } from "postgres-kubernetes";
import { planDatabase } from "postgres-kubernetes/plan";
import { parse } from "yaml";
import { databaseOf } from "./manifest";

const config = new pulumi.Config();
const { name, namespace, args } = databaseOf(
  parse(readFileSync(config.require("manifest"), "utf8")),
);

// Before the namespace, so that a manifest with mistakes changes nothing at all.
planDatabase(name, args);

const created = new Namespace(namespace, { metadata: { name: namespace } });

const db = new PostgresKubernetes(name, {
  ...args,
  namespace: created.metadata.name,
  deletionProtection: config.requireBoolean("deletionProtection"),
});

export const stage = db.stage;
export const service = db.connection.service;
export const writable = db.connection.writable;
export const source = db.sourceUrl;
export const archive = db.archiveUrl;
