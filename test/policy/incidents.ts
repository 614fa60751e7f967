import type { Edit } from "../guards/program/edit";
import type { Objects } from "../guards/cases/case";
import { cloudNativePg } from "../guards/raw/cloudnative-pg";
import { percona } from "../guards/raw/percona";
import type { RawDatabase, RawWriter } from "../guards/raw/raw-database";
import { zalando } from "../guards/raw/zalando";

/** Something that happened to somebody and was reported in public, brought down to the lines that matter. */
export interface Incident {
  /** Where it was reported. */
  readonly issue: string;
  readonly title: string;
  readonly before?: Objects;
  readonly after: Objects;
  /** What stops it now. */
  readonly rule: string;
  /** The same wish without the danger. */
  readonly instead: Objects;
}

const write = (
  writer: RawWriter,
  database: Partial<RawDatabase> & { readonly name: string },
  edits: readonly Edit[] = [],
): Objects => ({
  objects: writer("prod", { stage: "fresh", archive: `${database.name}/1`, ...database }),
  edits,
});

const both = (...states: readonly Objects[]): Objects => ({
  objects: states.flatMap(({ objects }) => objects),
  edits: states.flatMap(({ edits = [] }) => edits),
});

const plugin = "name=barman-cloud.cloudnative-pg.io";
const scheduled = (schedule: string): readonly Edit[] => [
  { kind: "ScheduledBackup", path: ["spec", "schedule"], value: schedule },
];

export const incidents: readonly Incident[] = [
  {
    issue: "cloudnative-pg/cloudnative-pg#6470",
    title: "a cluster is deleted and recovered into the archive it is recovered from",
    after: write(
      cloudNativePg,
      { name: "app", stage: "recovering", source: "backups/app", archive: "backups/app" },
      [
        {
          kind: "ObjectStore",
          path: ["spec", "configuration", "destinationPath"],
          value: "s3://own-backups/backups",
        },
      ],
    ),
    rule: "source-overwritten",
    instead: write(cloudNativePg, {
      name: "app",
      stage: "recovering",
      source: "backups/app",
      archive: "backups/app-2",
    }),
  },
  {
    issue: "cloudnative-pg/plugin-barman-cloud#263",
    title: "clusters of one name, in two namespaces, archive into one folder",
    before: write(cloudNativePg, { name: "app", archive: "backups/app" }),
    after: both(write(cloudNativePg, { name: "app", archive: "backups/app" }), {
      objects: cloudNativePg("staging", { name: "app-2", stage: "fresh", archive: "backups/app" }),
    }),
    rule: "archive-shared",
    instead: both(write(cloudNativePg, { name: "app", archive: "backups/app" }), {
      objects: cloudNativePg("staging", {
        name: "app-2",
        stage: "fresh",
        archive: "backups/app-staging",
      }),
    }),
  },
  {
    issue: "zalando/postgres-operator#1395",
    title: "every cluster gets the same WALG_S3_PREFIX",
    before: write(zalando, { name: "a", archive: "wal" }),
    after: both(
      write(zalando, { name: "a", archive: "wal" }),
      write(zalando, { name: "b", archive: "wal" }),
    ),
    rule: "archive-shared",
    instead: both(
      write(zalando, { name: "a", archive: "wal" }),
      write(zalando, { name: "b", archive: "wal-b" }),
    ),
  },
  {
    issue: "Smana/cloud-native-ref#1915",
    title:
      "a rebuilt cluster begins empty beside the archive of its predecessor, and is ready without backups",
    before: write(cloudNativePg, { name: "harbor", archive: "backups/harbor" }),
    after: write(cloudNativePg, { name: "harbor-2", archive: "backups/harbor" }),
    rule: "empty-beside-archive",
    instead: both(
      write(cloudNativePg, { name: "harbor", archive: "backups/harbor" }),
      write(cloudNativePg, { name: "harbor-2", archive: "backups/harbor-2" }),
    ),
  },
  {
    issue: "cloudnative-pg/cloudnative-pg#883",
    title: 'a nightly backup written "0 1 * * *" runs every hour',
    after: write(cloudNativePg, { name: "app" }, scheduled("0 1 * * *")),
    rule: "five-field-cron",
    instead: write(cloudNativePg, { name: "app" }, scheduled("0 0 1 * * *")),
  },
  {
    issue: "Panfactum/stack#120",
    title: "daily backups are taken hourly",
    after: write(cloudNativePg, { name: "app" }, scheduled("0 7 * * *")),
    rule: "five-field-cron",
    instead: write(cloudNativePg, { name: "app" }, scheduled("0 0 7 * * *")),
  },
  {
    issue: "cloudnative-pg/plugin-barman-cloud#184",
    title: "the plugin is there, and nothing says that it archives",
    after: write(cloudNativePg, { name: "app" }, [
      { kind: "Cluster", path: ["spec", "plugins", plugin, "isWALArchiver"] },
    ]),
    rule: "archiver-missing",
    instead: write(cloudNativePg, { name: "app" }),
  },
  {
    issue: "zalando/postgres-operator#2169",
    title: "a clone names an archive and no time, so that the gone cluster is asked instead",
    after: write(zalando, { name: "acid-minimal-cluster" }, [
      {
        kind: "postgresql",
        path: ["spec", "clone"],
        value: { cluster: "acid-minimal-cluster", s3_wal_path: "s3://old/spilo/acid/wal/14" },
      },
    ]),
    rule: "clone-ignores-archive",
    instead: write(zalando, {
      name: "acid-minimal-cluster",
      stage: "recovering",
      source: "spilo/acid/wal/14",
      target: "2023-01-12T08:00:00+00:00",
    }),
  },
  {
    issue: "zalando/postgres-operator#665",
    title: "the keys of a clone's source stand in the manifest",
    after: write(zalando, { name: "app" }, [
      { kind: "postgresql", path: ["spec", "clone", "s3_secret_access_key"], value: "xxx" },
    ]),
    rule: "keys-in-clear",
    instead: write(zalando, { name: "app" }),
  },
  {
    issue: "zalando/postgres-operator#2968",
    title: "a promotion is to be rolled back",
    before: write(cloudNativePg, { name: "app", stage: "promoted", source: "old/app" }),
    after: write(cloudNativePg, { name: "app", stage: "standby", source: "old/app" }),
    rule: "standby-put-back",
    instead: both(
      write(cloudNativePg, { name: "app", stage: "promoted", source: "old/app" }),
      write(cloudNativePg, { name: "app-2", stage: "standby", source: "old/app" }),
    ),
  },
  {
    issue: "percona/percona-postgresql-operator#989",
    title: "deleting the cluster deletes every backup",
    after: write(percona, { name: "app" }, [
      {
        kind: "PerconaPGCluster",
        path: ["metadata", "finalizers"],
        value: ["percona.com/delete-backups"],
      },
    ]),
    rule: "archive-deleted-with-cluster",
    instead: write(percona, { name: "app" }),
  },
  {
    issue: "percona/percona-postgresql-operator#950",
    title: "a restore stays behind in the cluster's own spec",
    after: write(percona, { name: "app" }, [
      {
        kind: "PerconaPGCluster",
        path: ["spec", "backups", "pgbackrest", "restore"],
        value: { enabled: true, repoName: "repo1" },
      },
    ]),
    rule: "restore-declared",
    instead: write(percona, { name: "app" }),
  },
  {
    issue: "CrunchyData/postgres-operator#4222",
    title: "a cluster goes on writing into the repository it was made from",
    after: write(percona, { name: "app", stage: "standby", source: "pgbackrest/old" }, [
      { kind: "PerconaPGCluster", path: ["spec", "standby", "enabled"], value: false },
    ]),
    rule: "source-repository-kept",
    instead: write(percona, { name: "app", stage: "promoted", source: "pgbackrest/old" }),
  },
];
