import type { RuleFacts, Severity } from "./rule-facts";

/** Everything beside its check that there is to say about a rule over changes. */
const facts: Readonly<Record<string, readonly [Severity, string, string]>> = {
  "created-promoted": [
    "critical",
    "A new database does not claim to be restored already",
    "Create it as a standby of its source first, and promote it in a later update.",
  ],
  "restore-on-existing": [
    "critical",
    "An existing database is never restored over",
    "Restore into a new database, and switch applications over when it is promoted.",
  ],
  "standby-put-back": [
    "critical",
    "A promoted database never becomes a standby again",
    "Leave it promoted; to restore once more, create a new database.",
  ],
  "restore-mode-changed": [
    "high",
    "A running restore keeps its mode",
    "Let the restore finish, or delete it and begin another one.",
  ],
  "origin-dropped": [
    "high",
    "A restored database keeps the record of its source",
    "Leave the restore settings in place after the promotion.",
  ],
  "promoted-unrestored": [
    "high",
    "A database that was never restored does not claim that it was",
    "Remove the restore settings.",
  ],
  "token-without-takeover": [
    "high",
    "A promotion token comes with the takeover it belongs to",
    "Set the token in the update that makes this database the primary.",
  ],
  "takeover-without-token": [
    "critical",
    "A follower becomes the primary with the former primary's demotion token",
    "Demote the former primary first and pass its token.",
  ],
  "follower-cut-loose": [
    "critical",
    "A follower does not become a primary beside the one it follows",
    "Keep the topology, and change roles by naming the primary.",
  ],
  "follower-born-empty": [
    "high",
    "A follower begins as a copy of what it follows",
    "Create it with a restore from the primary's archive.",
  ],
  "source-changed": [
    "critical",
    "The source of an existing database stays the same",
    "Put the source back; restore from another archive into a new database.",
  ],
  "target-changed": [
    "high",
    "The recovery target of an existing database stays the same",
    "Put the target back; recover to another moment in a new database.",
  ],
  "archive-moved": [
    "critical",
    "A database keeps its archive",
    "Put bucket, path and server name back.",
  ],
  "archive-server-changed": [
    "critical",
    "An archive stays in its store",
    "Put the endpoint back, or acknowledge archive-server-changed with the reason.",
  ],
  "backup-switched-off": [
    "critical",
    "A database that archives goes on archiving",
    "Put the backup settings back.",
  ],
  "major-with-stage": [
    "high",
    "PostgreSQL is not upgraded during a restore or a promotion",
    "Promote and back up first, then upgrade in an update of its own.",
  ],
  "major-raised": [
    "critical",
    "PostgreSQL is upgraded the way its operator can do it",
    "Put the version back, and follow the operator's way to a new major.",
  ],
  "major-lowered": [
    "critical",
    "PostgreSQL's major version never goes down",
    "Put the version back.",
  ],
  "storage-shrunk": ["high", "Volumes never shrink", "Put the size back."],
  "retention-shortened": [
    "high",
    "Retention is not shortened without a reason",
    "Keep the retention, or acknowledge retention-shortened with the reason.",
  ],
  "schedule-removed": ["high", "Base backups stay scheduled", "Put the schedule back."],
  "operator-changed": [
    "critical",
    "A database stays with its operator",
    "Put the operator back; move by copying into a second database.",
  ],
  "database-replaced": [
    "critical",
    "A database keeps its name and namespace",
    "Put name and namespace back; move by restoring into a new database.",
  ],
};

/** Rules between the databases of a stack, and between a stack and what it was. */
export const stackRuleFacts: readonly RuleFacts[] = [
  {
    name: "archive-shared",
    severity: "critical",
    title: "Every database has an archive of its own",
    remediation: "Give every database a path of its own, none inside another's.",
  },
  {
    name: "empty-beside-archive",
    severity: "critical",
    title: "No database begins empty where an archive holds its data",
    remediation: "Restore from the archive, or choose an unused path.",
  },
  {
    name: "database-deleted",
    severity: "critical",
    title: "Databases are not removed in passing",
    remediation: "Acknowledge database-deleted in an update of its own before removing it.",
  },
  {
    name: "database-unprotected",
    severity: "high",
    title: "Databases are protected from deletion",
    remediation: "Set the resource option protect: true.",
  },
];

export function transitionFacts(name: string): RuleFacts {
  const row = facts[name];
  if (row === undefined)
    throw new Error(`lib/guard/transition-facts.ts says nothing about ${name}`);
  const [severity, title, remediation] = row;
  return { name, severity, title, remediation };
}
