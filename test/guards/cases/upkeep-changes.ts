import type { Edit } from "../program/edit";
import type { RawOperator } from "./case";
import { change, component, type ChangeRow, type Writers } from "./change-row";
import { writersFor } from "./writers";

const anotherAccount = {
  cloudflareAccountId: "fedcba9876543210fedcba9876543210",
  accessKeyId: "xxx",
  secretAccessKey: "yyy",
};

/** Where each operator's objects say which server the own archive is on. */
const endpoints = {
  zalando: { kind: "postgresql", path: ["spec", "env", "name=AWS_ENDPOINT", "value"] },
  "cloudnative-pg": { kind: "ObjectStore", path: ["spec", "configuration", "endpointURL"] },
  percona: {
    kind: "PerconaPGCluster",
    path: ["spec", "backups", "pgbackrest", "repos", "name=repo1", "s3", "endpoint"],
  },
} as const satisfies Readonly<Record<RawOperator, Omit<Edit, "value">>>;

/** What a database keeps: its archive, backups, version, volume and name. */
export const upkeepChanges: readonly ChangeRow[] = [
  [
    "archive-moved",
    ({ args, raw, backup, name }) => ({
      component: component(
        [args.fresh()],
        args.fresh({ backup: { ...backup, path: `elsewhere/${name}` } }),
        args.fresh(change),
      ),
      pack: {
        steps: [raw({})],
        unsafe: raw({ archive: `${name}/second` }),
        safe: raw({ instances: 2 }),
      },
    }),
  ],
  [
    "archive-server-changed",
    ({ args, raw, backup }, operator) => ({
      component: component(
        [args.fresh()],
        args.fresh({ backup: { ...backup, r2Config: anotherAccount } }),
        args.fresh(change),
      ),
      ...(operator !== "statefulset" && {
        pack: {
          steps: [raw({})],
          unsafe: { ...raw({}), edits: [{ ...endpoints[operator], value: "https://minio.svc" }] },
          safe: raw({ instances: 2 }),
        },
      }),
    }),
  ],
  [
    "backup-switched-off",
    ({ args, raw }) => ({
      component: component([args.fresh()], args.fresh({ backup: undefined }), args.fresh(change)),
      pack: {
        steps: [raw({})],
        unsafe: raw({ archive: undefined }),
        safe: raw({ instances: 2 }),
      },
    }),
  ],
  [
    "major-with-stage",
    ({ args, raw }) => ({
      component: component([args.standby()], args.promoted(args.version(16)), args.promoted()),
      pack: {
        steps: [raw({ stage: "standby" })],
        unsafe: raw({ stage: "promoted", version: 16 }),
        safe: raw({ stage: "promoted" }),
      },
    }),
  ],
  [
    "major-raised",
    ({ args, raw }, operator) => {
      // This one upgrades in place, whatever its size.
      if (operator === "cloudnative-pg") return undefined;
      const replicas = operator === "zalando" ? 2 : 1;
      const of = (version: number, instances = replicas) =>
        args.fresh({ ...args.version(version), ...(instances > 1 && { instances }) });
      return {
        component: component([of(16)], of(17), of(16, 1)),
        pack: {
          steps: [raw({ version: 16, instances: replicas })],
          unsafe: raw({ version: 17, instances: replicas }),
          safe: raw({ version: 16 }),
        },
      };
    },
  ],
  [
    "major-lowered",
    ({ args, raw }, operator) => {
      const next = operator === "zalando" || operator === "cloudnative-pg" ? 17 : 16;
      return {
        component: component(
          [args.fresh(args.version(16))],
          args.fresh(args.version(15)),
          args.fresh({ ...args.version(next), ...change }),
        ),
        pack: {
          steps: [raw({ version: 16 })],
          unsafe: raw({ version: 15 }),
          safe: next === 17 ? raw({ version: 17 }) : raw({ version: 16, instances: 2 }),
        },
      };
    },
  ],
  [
    "storage-shrunk",
    ({ args, raw }, operator) => ({
      component: component(
        [args.fresh()],
        args.fresh({ storage: { size: "9Gi" } }),
        // A claim grows once it is bound, and nothing provides volumes here.
        args.fresh(operator === "statefulset" ? change : { storage: { size: "20Gi" } }),
      ),
      pack: {
        steps: [raw({})],
        unsafe: raw({ size: "9Gi" }),
        safe: raw({ size: "20Gi" }),
      },
    }),
  ],
  [
    "retention-shortened",
    ({ args, raw, backup }) => ({
      component: component(
        [args.fresh()],
        args.fresh({ backup: { ...backup, retention: "14d" } }),
        args.fresh({ backup: { ...backup, retention: "60d" } }),
      ),
      pack: {
        steps: [raw({})],
        unsafe: raw({ retentionDays: 14 }),
        safe: raw({ retentionDays: 60 }),
      },
    }),
  ],
  [
    "operator-changed",
    ({ args, raw }, operator) => {
      const other = operator === "zalando" ? "cloudnative-pg" : "zalando";
      const under = writersFor("operator-changed", operator);
      const becomes = writersFor("operator-changed", other).args.fresh({ backup: under.backup });
      const objects = writersFor("operator-changed", other).raw({ name: under.name }).objects;
      return {
        component: component([args.fresh()], becomes, args.fresh(change)),
        pack: { steps: [raw({})], unsafe: { objects }, safe: raw({ instances: 2 }) },
      };
    },
  ],
  [
    "database-replaced",
    ({ args, raw, name }) => ({
      component: component(
        [args.fresh()],
        args.fresh({ name: `${name}-2` }),
        args.fresh({ name, ...change }),
      ),
      pack: {
        steps: [raw({})],
        unsafe: renamed(raw({}), `${name}-2`),
        safe: raw({ instances: 2 }),
      },
    }),
  ],
];

/** The same resource of the program with another object's name. */
function renamed(state: ReturnType<Writers["raw"]>, name: string) {
  return {
    ...state,
    edits: state.objects
      .filter(({ metadata }) => !metadata.name.includes("-own"))
      .map(({ kind }) => ({ kind, path: ["metadata", "name"], value: name })),
  };
}
