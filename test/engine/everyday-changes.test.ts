import {
  backup,
  fresh,
  operators,
  own,
  users,
  type Json,
  type Operator,
} from "./harness/arguments";
import { openDatabases, type Databases } from "./harness/databases";

let bed: Databases;

beforeAll(async () => {
  bed = await openDatabases("everyday-changes");
});

const several = (operator: Operator, instances: number) =>
  operator === "statefulset" ? {} : { instances };

const onOwnKeys = {
  provider: "r2",
  cloudflareAccountId: "0123456789abcdef0123456789abcdef",
  credentials: { secretName: "own-keys" },
};

const setupOf = (extension: string) => ({ image: "postgres:17.6", extensions: [extension] });

const databases = { shop: { owner: "app" } };

/** One after the other; each keeps what the ones before it have changed. */
const changes: readonly (readonly [what: string, change: (operator: Operator) => Json])[] = [
  ["as it begins", () => ({ users })],
  ["another instance", (operator) => several(operator, 2)],
  ["back to one", (operator) => several(operator, 1)],
  ["a parameter", () => ({ parameters: { max_connections: "200" } })],
  ["a role and a database", () => ({ users: { ...users, reader: [] }, databases })],
  ["labels", () => ({ labels: { team: "orders" } })],
  ["processors and memory", () => ({ resources: { requests: { cpu: "500m", memory: "1Gi" } } })],
  ["other times for backups", () => ({ backup: { ...backup, schedule: "30 3 * * *" } })],
  ["backups kept longer", () => ({ backup: { ...backup, retention: "60d" } })],
  ["another image and password", (operator) => own(operator, 9)],
  [
    "keys from a Secret that exists",
    (operator) => ({
      backup: { bucketName: "own-backups", retention: "60d", objectStore: onOwnKeys },
      // pgBackRest reads them from a file of its own form.
      ...(operator === "percona" && {
        percona: { ...(own(operator, 9)["percona"] as Json), archiveConfKey: "s3.conf" },
      }),
    }),
  ],
  [
    "keys of its own again",
    (operator) => ({ backup: { ...backup, retention: "60d" }, ...own(operator, 9) }),
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

const current = new Map<Operator, Json>(
  operators.map((operator) => [operator, { ...fresh, ...own(operator) }]),
);

test.each(changes)("%s", async (_what, change) => {
  for (const operator of operators) {
    const next: Json = { ...current.get(operator), ...change(operator) };
    const backupArgs = { ...(next["backup"] as Json), path: `of-${operator}` };
    current.set(operator, { ...next, operator, backup: backupArgs });
  }
  bed.write(Object.fromEntries(current));

  expect(await bed.stack.up()).toSucceed();
});
