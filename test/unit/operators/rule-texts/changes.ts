import type { Finding } from "../../../../lib/guard/finding";

/** Said of a change: of one database, or of two of a stack. */
export const changeTexts: Readonly<Record<string, Omit<Finding, "rule">>> = {
  "retention-shortened-z": {
    found: "retention went down from 30 days to 14 days",
    wouldHappen:
      "every backup between the two is deleted at the operator's next pass, and nothing brings it back",
    doInstead:
      "keep 30 days; when the backups really may go, acknowledge retention-shortened with the reason",
  },
  "major-raised-z": {
    found: "postgresVersion went up from 16 to 17",
    wouldHappen:
      "the operator would first restart the old major with the new one's archive and switch over: a timeline of the old major would lie in that archive, and no restore from it could begin",
    doInstead:
      "set instances: 1 in an update of its own and wait for it, then raise the version, then the instances",
  },
  "major-raised-p": {
    found: "postgresVersion went up from 16 to 17",
    wouldHappen:
      "the pods would stop at their start: they refuse the data of another major, and nothing runs pg_upgrade",
    doInstead:
      "put the version back and run a PerconaPGUpgrade, which raises it in the object itself; then raise it here, and acknowledge major-raised with the reason",
  },
  "operator-changed-z": {
    found: "the operator changed from zalando to cloudnative-pg",
    wouldHappen:
      "zalando would delete the database with its volume, and cloudnative-pg would begin an empty one: neither reads the other's data or archive",
    doInstead:
      "put zalando back; to move, create a second database under cloudnative-pg and copy the data with dump and load or logical replication",
  },
  "operator-changed-c": {
    found: "the operator changed from cloudnative-pg to zalando",
    wouldHappen:
      "cloudnative-pg would delete the database with its volume, and zalando would begin an empty one: neither reads the other's data or archive",
    doInstead:
      "put cloudnative-pg back; to move, create a second database under zalando and copy the data with dump and load or logical replication",
  },
  "operator-changed-p": {
    found: "the operator changed from percona to zalando",
    wouldHappen:
      "percona would delete the database with its volume, and zalando would begin an empty one: neither reads the other's data or archive",
    doInstead:
      "put percona back; to move, create a second database under zalando and copy the data with dump and load or logical replication",
  },
  "database-replaced-z": {
    found: "the object changed from guards/database-replaced-z to guards/database-replaced-z-2",
    wouldHappen:
      "objects cannot be renamed: this one would be deleted with its volume, and another one created that holds nothing, or what a restore brings back",
    doInstead:
      "put guards/database-replaced-z back; for another name or namespace, restore into a new database and promote it",
  },
  "database-replaced-c": {
    found: "the object changed from guards/database-replaced-c to guards/database-replaced-c-2",
    wouldHappen:
      "objects cannot be renamed: this one would be deleted with its volume, and another one created that holds nothing, or what a restore brings back",
    doInstead:
      "put guards/database-replaced-c back; for another name or namespace, restore into a new database and promote it",
  },
  "database-replaced-p": {
    found: "the object changed from guards/database-replaced-p to guards/database-replaced-p-2",
    wouldHappen:
      "objects cannot be renamed: this one would be deleted with its volume, and another one created that holds nothing, or what a restore brings back",
    doInstead:
      "put guards/database-replaced-p back; for another name or namespace, restore into a new database and promote it",
  },
  "archive-shared-z": {
    found:
      '"guards/archive-shared-z-2" archives to s3://own-backups/archive-shared-z/first and "guards/archive-shared-z" to s3://own-backups/archive-shared-z/first',
    wouldHappen:
      "two histories would be written into one archive, each would expire the other's backups, and a restore of either could bring back the other or nothing",
    doInstead: "give every database a path of its own, none inside another's",
  },
  "database-deleted-z": {
    found:
      '"guards/database-deleted-z" is gone from the program, which archives to s3://own-backups/database-deleted-z/first; nothing protects it',
    wouldHappen:
      "the operator deletes the servers with their volumes: what was not archived yet is lost, and the archive gets no more WAL",
    doInstead:
      "put it back; to remove it for good, take a last backup, acknowledge database-deleted with the reason in an update of its own, then remove it",
  },
  "empty-beside-archive-z": {
    found:
      'a new, empty database that archives to s3://own-backups/empty-beside-archive-z/first, where "guards/empty-beside-archive-z" has been archiving',
    wouldHappen:
      "the data in that archive would not come back, and the new database's WAL and retention would destroy it",
    doInstead:
      "restore from that archive into a path of its own; for a database that is really new, choose an unused path",
  },
  "archive-shared-c": {
    found:
      '"guards/archive-shared-c-2" archives to s3://own-backups/archive-shared-c/first and "guards/archive-shared-c" to s3://own-backups/archive-shared-c/first',
    wouldHappen:
      "two histories would be written into one archive, each would expire the other's backups, and a restore of either could bring back the other or nothing",
    doInstead: "give every database a path of its own, none inside another's",
  },
  "database-deleted-c": {
    found:
      '"guards/database-deleted-c" is gone from the program, which archives to database-deleted-c-own/first; nothing protects it',
    wouldHappen:
      "the operator deletes the servers with their volumes: what was not archived yet is lost, and the archive gets no more WAL",
    doInstead:
      "put it back; to remove it for good, take a last backup, acknowledge database-deleted with the reason in an update of its own, then remove it",
  },
  "empty-beside-archive-c": {
    found:
      'a new, empty database that archives to s3://own-backups/empty-beside-archive-c/first, where "guards/empty-beside-archive-c" has been archiving',
    wouldHappen:
      "the data in that archive would not come back, and the new database's WAL and retention would destroy it",
    doInstead:
      "restore from that archive into a path of its own; for a database that is really new, choose an unused path",
  },
  "archive-shared-p": {
    found:
      '"guards/archive-shared-p-2" archives to s3://own-backups/archive-shared-p/first and "guards/archive-shared-p" to s3://own-backups/archive-shared-p/first',
    wouldHappen:
      "two histories would be written into one archive, each would expire the other's backups, and a restore of either could bring back the other or nothing",
    doInstead: "give every database a path of its own, none inside another's",
  },
  "database-deleted-p": {
    found:
      '"guards/database-deleted-p" is gone from the program, which archives to s3://own-backups/database-deleted-p/first; nothing protects it',
    wouldHappen:
      "the operator deletes the servers with their volumes: what was not archived yet is lost, and the archive gets no more WAL",
    doInstead:
      "put it back; to remove it for good, take a last backup, acknowledge database-deleted with the reason in an update of its own, then remove it",
  },
  "empty-beside-archive-p": {
    found:
      'a new, empty database that archives to s3://own-backups/empty-beside-archive-p/first, where "guards/empty-beside-archive-p" has been archiving',
    wouldHappen:
      "the data in that archive would not come back, and the new database's WAL and retention would destroy it",
    doInstead:
      "restore from that archive into a path of its own; for a database that is really new, choose an unused path",
  },
  "schedule-removed-z": {
    found: 'base backups were taken at "0 2 * * *" and are not scheduled any more',
    wouldHappen:
      "retention goes on expiring the old ones: in the end WAL is left without a base backup to replay it onto",
    doInstead: "put the schedule back; to change the times, write another one",
  },
  "schedule-removed-c": {
    found: 'base backups were taken at "0 0 2 * * *" and are not scheduled any more',
    wouldHappen:
      "retention goes on expiring the old ones: in the end WAL is left without a base backup to replay it onto",
    doInstead: "put the schedule back; to change the times, write another one",
  },
};
