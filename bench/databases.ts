import { planDatabase, renderDatabase } from "../lib/plan-api";
import type { Database } from "./program/input";

export type Operator = "zalando" | "cloudnative-pg" | "percona";

/** Databases in the main job's first stage: restored from one R2 bucket, backed up to another, each with keys of its own. */
export function databasesIn(
  namespace: string,
  size: number,
  operators: readonly [Operator, ...Operator[]],
): readonly Database[] {
  return Array.from({ length: size }, (_, index) => {
    const name = `db-${String(index)}`;
    const operator = operators[index % operators.length] ?? operators[0];
    const args = argsOf(operator, namespace, name);
    const objects = renderDatabase(planDatabase(name, args)).map((manifest) =>
      manifest.type === "secret"
        ? {
            role: manifest.role,
            metadata: manifest.metadata,
            values: manifest.values as Readonly<Record<string, string>>,
          }
        : {
            role: manifest.role,
            metadata: manifest.metadata,
            object: {
              apiVersion: manifest.apiVersion,
              kind: manifest.kind,
              body: manifest.body,
            },
          },
    );
    return { name, args, objects };
  });
}

const r2Config = {
  cloudflareAccountId: "0123456789abcdef0123456789abcdef",
  accessKeyId: "xxx",
  secretAccessKey: "yyy",
};

const own: Readonly<Record<Operator, object>> = {
  zalando: {},
  "cloudnative-pg": { cloudNativePg: { imageName: "registry.example.com/postgresql:17.6" } },
  percona: {
    percona: {
      images: {
        postgres: "registry.example.com/percona-distribution-postgresql:17.6-1",
        pgBackRest: "registry.example.com/percona-pgbackrest:2.56.0-1",
      },
    },
  },
};

function argsOf(operator: Operator, namespace: string, name: string): object {
  return {
    operator,
    namespace,
    postgresVersion: 17,
    storage: { size: "10Gi" },
    backup: { bucketName: "db-backups", path: name, r2Config },
    restore: {
      enabled: true,
      bucketName: "lost-backups",
      s3Path: `backups/${name}/17`,
      r2Config,
    },
    ...own[operator],
  };
}
