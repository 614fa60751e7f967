import { backup, fresh } from "./harness/arguments";
import { openDatabases, type Databases } from "./harness/databases";

let bed: Databases;

beforeAll(async () => {
  bed = await openDatabases("everyday-changes");
});

const operators = ["zalando", "cloudnative-pg", "percona", "statefulset"] as const;
type Operator = (typeof operators)[number];
type Args = Readonly<Record<string, unknown>>;

const registry = "registry.example.com";

/** What each operator wants beside the neutral arguments; `tag` stands for a newer image. */
const own: Readonly<Record<Operator, (tag: number) => Args>> = {
  zalando: () => ({}),
  "cloudnative-pg": (tag) => ({
    cloudNativePg: { imageName: `${registry}/postgresql:17.${String(tag)}` },
  }),
  percona: (tag) => ({
    percona: {
      images: { postgres: `${registry}/postgres:17.${String(tag)}`, pgBackRest: `${registry}/r:2` },
    },
  }),
  statefulset: (tag) => ({
    statefulSet: {
      image: `postgres:17.${String(tag)}`,
      toolsImage: "rclone/rclone:1.74.1",
      passwords: {
        postgres: { secretName: "postgres-password" },
        app: { password: `app-password-${String(tag)}` },
      },
    },
  }),
};

const several = (operator: Operator, instances: number) =>
  operator === "statefulset" ? {} : { instances };

const onOwnKeys = {
  provider: "r2",
  cloudflareAccountId: "0123456789abcdef0123456789abcdef",
  credentials: { secretName: "own-keys" },
};

const setupOf = (extension: string) => ({ image: "postgres:17.6", extensions: [extension] });

const users = { app: ["login"] };
const databases = { shop: { owner: "app" } };

/** One after the other; each keeps what the ones before it have changed. */
const changes: readonly (readonly [what: string, change: (operator: Operator) => Args])[] = [
  ["as it begins", () => ({ users })],
  ["another instance", (operator) => several(operator, 2)],
  ["back to one", (operator) => several(operator, 1)],
  ["a parameter", () => ({ parameters: { max_connections: "200" } })],
  ["a role and a database", () => ({ users: { ...users, reader: [] }, databases })],
  ["labels", () => ({ labels: { team: "orders" } })],
  ["processors and memory", () => ({ resources: { requests: { cpu: "500m", memory: "1Gi" } } })],
  ["other times for backups", () => ({ backup: { ...backup, schedule: "30 3 * * *" } })],
  ["backups kept longer", () => ({ backup: { ...backup, retention: "60d" } })],
  ["another image and password", (operator) => own[operator](9)],
  [
    "keys from a Secret that exists",
    (operator) => ({
      backup: { bucketName: "own-backups", retention: "60d", objectStore: onOwnKeys },
      // pgBackRest reads them from a file of its own form.
      ...(operator === "percona" && {
        percona: { ...(own.percona(9)["percona"] as Args), archiveConfKey: "s3.conf" },
      }),
    }),
  ],
  [
    "keys of its own again",
    (operator) => ({ backup: { ...backup, retention: "60d" }, ...own[operator](9) }),
  ],
  ["SQL that runs once", () => ({ setup: setupOf("pg_trgm") })],
  ["other SQL", () => ({ setup: setupOf("citext") })],
  // The last entry of a map: server-side apply would make null of an empty one.
  ["no parameter", () => ({ parameters: {} })],
  ["no label and no limit", () => ({ labels: {}, resources: {} })],
  [
    "no database, and no role but one that logs in",
    (operator) => ({ databases: {}, users: operator === "zalando" ? {} : users }),
  ],
];

const current = new Map<Operator, Args>(
  operators.map((operator) => [operator, { ...fresh, ...own[operator](6) }]),
);

test.each(changes)("%s", async (_what, change) => {
  for (const operator of operators) {
    const next: Args = { ...current.get(operator), ...change(operator) };
    const backupArgs = { ...(next["backup"] as Args), path: `of-${operator}` };
    current.set(operator, { ...next, operator, backup: backupArgs });
  }
  bed.write(Object.fromEntries(current));

  expect(await bed.stack.up()).toSucceed();
});
