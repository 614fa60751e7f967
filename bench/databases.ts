import { planDatabase, renderDatabase } from "../lib/plan-api";
import type { Database } from "./program/input";

/** Ordinary databases: fresh, with backups to R2 and keys of their own. */
export function databasesIn(namespace: string, size: number): readonly Database[] {
  return Array.from({ length: size }, (_, index) => {
    const name = `db-${String(index)}`;
    const args = argsOf(namespace, name);
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

function argsOf(namespace: string, name: string): object {
  return {
    operator: "zalando",
    namespace,
    postgresVersion: 17,
    storage: { size: "10Gi" },
    backup: {
      bucketName: "db-backups",
      path: name,
      r2Config: {
        cloudflareAccountId: "0123456789abcdef0123456789abcdef",
        accessKeyId: "xxx",
        secretAccessKey: "yyy",
      },
    },
  };
}
