import type { Finding } from "../../../../lib/guard/finding";

/** Said of an object as it stands. */
export const inspectionTexts: Readonly<Record<string, Omit<Finding, "rule">>> = {
  "database-unprotected-z": {
    found: "the object has no protect option",
    wouldHappen: "one renamed or removed line of the program deletes the database with its volume",
    doInstead: "set protect: true; to remove it one day, unprotect it in a step of its own",
  },
  "backup-absent-z": {
    found:
      "nothing is archived: spec.env names none of WALG_S3_PREFIX, WALG_GS_PREFIX and WAL_S3_BUCKET, so Spilo's archive_command is /bin/true",
    wouldHappen: "when the volume is lost, so is everything in it",
    doInstead:
      "give the database an archive; where the operator's own configuration provides one, acknowledge this rule and say so",
  },
  "schedule-missing-z": {
    found:
      "WAL goes to s3://own-backups/schedule-missing-z/first, but no base backup is ever scheduled",
    wouldHappen:
      "WAL alone restores nothing: a recovery needs a base backup to begin with, and with an old one it takes days",
    doInstead: "schedule a base backup at least once a day",
  },
  "retention-below-drills-z": {
    found: "backups are kept for 3 days, fewer than the 7 days between two rehearsed restores",
    wouldHappen:
      "a backup that cannot be restored would be noticed when the last one that could has expired",
    doInstead:
      "keep backups for 7 days or more, or rehearse restores more often and set leastRetentionDays",
  },
  "backup-absent-c": {
    found:
      "nothing is archived: spec has neither a plugin with isWALArchiver: true nor backup.barmanObjectStore",
    wouldHappen: "when the volume is lost, so is everything in it",
    doInstead:
      "give the database an archive; where the operator's own configuration provides one, acknowledge this rule and say so",
  },
  "schedule-missing-c": {
    found:
      "WAL goes to s3://own-backups/schedule-missing-c/first, but no base backup is ever scheduled",
    wouldHappen:
      "WAL alone restores nothing: a recovery needs a base backup to begin with, and with an old one it takes days",
    doInstead: "schedule a base backup at least once a day",
  },
  "backup-absent-p": {
    found: "nothing is archived: backups.enabled is false, so archive_command is true",
    wouldHappen: "when the volume is lost, so is everything in it",
    doInstead:
      "give the database an archive; where the operator's own configuration provides one, acknowledge this rule and say so",
  },
  "schedule-missing-p": {
    found:
      "WAL goes to s3://own-backups/schedule-missing-p/first, but no base backup is ever scheduled",
    wouldHappen:
      "WAL alone restores nothing: a recovery needs a base backup to begin with, and with an old one it takes days",
    doInstead: "schedule a base backup at least once a day",
  },
  "standby-settings-left-z": {
    found: "STANDBY_WALE_S3_PREFIX in spec.env without spec.standby",
    wouldHappen:
      "the operator goes on taking the cluster for a standby: it makes no roles and databases, and a restart may turn the server read-only",
    doInstead: "remove the STANDBY_* variables, or put spec.standby back if it is to stay one",
  },
  "unread-setting-z": {
    found: "STANDBY_AWS_FORCE_PATH_STYLE in spec.env, which no program reads",
    wouldHappen: "the setting has no effect, and the restore works by accident or not at all",
    doInstead: "write (STANDBY_|CLONE_)AWS_S3_FORCE_PATH_STYLE, and no STANDBY_METHOD",
  },
  "clone-ignores-archive-z": {
    found: "spec.clone has s3_wal_path and no timestamp",
    wouldHappen:
      "the operator ignores the archive and copies the live cluster of that name: when it is gone, nothing is restored",
    doInstead: "set timestamp, with seconds and a numeric offset such as +00:00",
  },
  "standby-scaled-z": {
    found: "numberOfInstances: 2 on a standby",
    wouldHappen:
      "the operator supports a standby of one pod only; the others may follow the wrong server",
    doInstead: "one pod and no pooler until the promotion, more in an update after it",
  },
  "keys-in-clear-z": {
    found: "CLONE_AWS_SECRET_ACCESS_KEY in clear text in the object",
    wouldHappen:
      "everybody who may read the object, the state or the repository can read, and delete, the backups",
    doInstead: "put the value into a Secret and refer to it (valueFrom.secretKeyRef)",
  },
  "keys-in-clear-c": {
    found: "AWS_SECRET_ACCESS_KEY in clear text in the object",
    wouldHappen:
      "everybody who may read the object, the state or the repository can read, and delete, the backups",
    doInstead: "put the value into a Secret and refer to it (valueFrom.secretKeyRef)",
  },
  "keys-in-clear-p": {
    found: "repo1-s3-key-secret in clear text in the object",
    wouldHappen:
      "everybody who may read the object, the state or the repository can read, and delete, the backups",
    doInstead: "put the value into a Secret and refer to it (valueFrom.secretKeyRef)",
  },
  "archive-check-skipped-c": {
    found: "the annotation cnpg.io/skipEmptyWalArchiveCheck: enabled",
    wouldHappen:
      "nothing would stop the cluster from writing into an archive that holds another life's WAL, and the two could not be told apart again",
    doInstead: "remove the annotation, and give the cluster a serverName no earlier life has used",
  },
  "archiving-skipped-c": {
    found: "the annotation cnpg.io/skipWalArchiving: enabled",
    wouldHappen:
      "archiving would report success and store nothing: every recovery would end at the last segment before it",
    doInstead: "remove the annotation; free the volume by growing it or repairing the archive",
  },
  "archiver-missing-c": {
    found: "spec.plugins names an object store, and none of its entries has isWALArchiver: true",
    wouldHappen:
      "the operator takes archiving for nobody's job: it watches no WAL, reports the cluster ready, and base backups without their WAL restore nothing",
    doInstead: "set isWALArchiver: true on the entry of barman-cloud.cloudnative-pg.io",
  },
  "server-name-missing-c": {
    found: "no serverName in spec.plugins",
    wouldHappen:
      "the plugin takes this cluster's own name for it: the restore looks in the wrong folder, or the cluster archives into the source's",
    doInstead: "write serverName in both places, a new one for the own archive",
  },
  "retention-ignored-c": {
    found: "spec.backup.retentionPolicy in a Cluster without in-tree Barman",
    wouldHappen: "nothing expires: the plugin reads retention from the ObjectStore only",
    doInstead: "set retentionPolicy in the ObjectStore",
  },
  "five-field-cron-c": {
    found: 'schedule: "0 2 * * *" has five fields',
    wouldHappen:
      "the operator takes the first field for seconds and moves the rest along: backups run at other times, often once an hour, or hardly ever",
    doInstead: 'write "0 0 2 * * *"',
  },
  "backup-method-defaulted-c": {
    found: "the schedule has no method",
    wouldHappen:
      "the operator takes barmanObjectStore, the deprecated one: in a cluster that archives by plugin every backup fails",
    doInstead:
      "set method: plugin with pluginConfiguration: { name: barman-cloud.cloudnative-pg.io }",
  },
  "archive-deleted-with-cluster-p": {
    found: "the finalizer percona.com/delete-backups",
    wouldHappen:
      "deleting the cluster, by accident too, empties its repository at once, and with it whatever else lies there",
    doInstead: "remove the finalizer; expire backups by retention",
  },
  "restore-declared-p": {
    found: "backups.pgbackrest.restore in the object",
    wouldHappen:
      "the operator writes there itself: the next update would put this one back and restore over the running database",
    doInstead: "create a PerconaPGRestore object, and leave the field to the operator",
  },
  "standby-scheduled-p": {
    found: "schedules on repo1 of a standby",
    wouldHappen:
      "the operator starts backups that a standby cannot take, into the source's repository too",
    doInstead: "leave schedules out until standby.enabled is false",
  },
  "source-repository-kept-p": {
    found: "standby.enabled is false and repo2, which the standby read, is still in repos",
    wouldHappen:
      "a promoted server pushes its WAL to every repository: it would write into the archive it was restored from",
    doInstead: "remove repo2 from repos, global and configuration in the same update",
  },
  "source-overwritten-z": {
    found:
      "the database archives to s3://old-backups/old/source-overwritten-z and restores from s3://old-backups/old/source-overwritten-z, which overlap",
    wouldHappen:
      "it would write its WAL over the source's and expire the source's backups: the archive that everything hangs on",
    doInstead: "archive to a folder of its own, with a name no earlier life has used",
  },
  "source-overwritten-c": {
    found:
      "the database archives to s3://old-backups/old/source-overwritten-c and restores from s3://old-backups/old/source-overwritten-c, which overlap",
    wouldHappen:
      "it would write its WAL over the source's and expire the source's backups: the archive that everything hangs on",
    doInstead: "archive to a folder of its own, with a name no earlier life has used",
  },
  "source-overwritten-p": {
    found:
      "the database archives to s3://old-backups/old/source-overwritten-p and restores from s3://old-backups/old/source-overwritten-p, which overlap",
    wouldHappen:
      "it would write its WAL over the source's and expire the source's backups: the archive that everything hangs on",
    doInstead: "archive to a folder of its own, with a name no earlier life has used",
  },
  "unsupported-archiver-c": {
    found: "barmanObjectStore in a Cluster under CloudNativePG 1.31",
    wouldHappen:
      "that version has no in-tree Barman any more: the field is dropped without an error, and archiving stops",
    doInstead: "use the Barman Cloud plugin with the same destinationPath and serverName",
  },
};
