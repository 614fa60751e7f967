import { cloudNativePg } from "../raw/cloudnative-pg";
import { percona } from "../raw/percona";
import type { RawDatabase, RawWriter } from "../raw/raw-database";
import { zalando } from "../raw/zalando";
import { nameOf, type Objects, type Operator, type RawOperator } from "./case";

/** Every database of the program has it. */
export const namespace = "guards";

const rawWriters: Readonly<Record<RawOperator, RawWriter>> & { readonly statefulset?: RawWriter } =
  {
    zalando,
    "cloudnative-pg": cloudNativePg,
    percona,
  };

const r2Config = {
  cloudflareAccountId: "0123456789abcdef0123456789abcdef",
  accessKeyId: "xxx",
  secretAccessKey: "yyy",
};

/** Writes the databases of one case: by component, and by hand. */
export function writersFor(rule: string, operator: Operator) {
  const name = nameOf({ rule, operator });
  const source = { bucketName: "old-backups", s3Path: `old/${name}`, r2Config };
  const backup = { bucketName: "own-backups", path: name, r2Config };
  const fresh = (more: object = {}) => ({
    operator,
    namespace,
    postgresVersion: 17,
    storage: { size: "10Gi" },
    backup,
    ...image(operator, 17),
    ...more,
  });
  const restored =
    (enabled: boolean) =>
    (more: object = {}, restore: object = {}) =>
      fresh({ restore: { enabled, ...source, ...restore }, ...more });
  return {
    name,
    backup,
    args: {
      fresh,
      standby: restored(true),
      promoted: restored(false),
      version: (version: number) => ({ postgresVersion: version, ...image(operator, version) }),
    },
    raw: (database: Partial<RawDatabase>, more: Omit<Objects, "objects"> = {}): Objects => ({
      objects:
        rawWriters[operator]?.(namespace, {
          name,
          stage: "fresh",
          archive: `${name}/first`,
          ...(needsSource(database) && { source: `old/${name}` }),
          ...database,
        }) ?? [],
      ...more,
    }),
  };
}

function needsSource({ stage = "fresh" }: Partial<RawDatabase>): boolean {
  return stage !== "fresh";
}

function image(operator: Operator, version: number): object {
  const tag = `${String(version)}.1`;
  if (operator === "cloudnative-pg")
    return { cloudNativePg: { imageName: `registry.example.com/postgresql:${tag}` } };
  if (operator !== "statefulset") return {};
  const passwords = { postgres: { secretName: "postgres-password" } };
  return {
    statefulSet: { image: `postgres:${tag}`, toolsImage: "rclone/rclone:1.74.1", passwords },
  };
}
