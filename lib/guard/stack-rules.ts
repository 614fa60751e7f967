import { meets, placeText, type ArchivePlace, type Archiving } from "./archiving";
import type { Finding } from "./finding";
import type { DatabaseState } from "./state";

/** A database of a stack as the rules between databases see it. */
export interface StackDatabase {
  /** How a finding calls it. */
  readonly name: string;
  readonly writes: readonly ArchivePlace[];
}

/** Two databases that write one archive. Reading a neighbour's is fine: that is what a restore does. */
export function checkShared(
  database: StackDatabase,
  others: readonly StackDatabase[],
): readonly Finding[] {
  return others.flatMap((other) => {
    const place = database.writes.find((own) =>
      other.writes.some((theirs) => meets(own, theirs) === true),
    );
    if (place === undefined) return [];
    const theirs = other.writes.find((candidate) => meets(place, candidate) === true);
    return [
      {
        rule: "archive-shared",
        found: `"${database.name}" archives to ${placeText(place)} and "${other.name}" to ${theirs === undefined ? "the same place" : placeText(theirs)}`,
        wouldHappen:
          "two histories would be written into one archive, each would expire the other's backups, and a restore of either could bring back the other or nothing",
        doInstead: "give every database a path of its own, none inside another's",
      },
    ];
  });
}

/** True when a rule between databases could not decide, because an address is not known yet. */
export function mayShare(database: StackDatabase, others: readonly StackDatabase[]): boolean {
  return others.some((other) =>
    database.writes.some((own) => other.writes.some((theirs) => meets(own, theirs) === undefined)),
  );
}

/** A database that begins empty where an archive is known to hold another life's backups. */
export function checkBornBeside(
  born: { readonly state: DatabaseState; readonly archiving: Archiving },
  known: readonly StackDatabase[],
): readonly Finding[] {
  if (born.state.stage !== "fresh") return [];
  const former = known.find(({ writes }) =>
    writes.some((place) => born.archiving.writes.some((own) => meets(own, place) === true)),
  );
  if (former === undefined) return [];
  const [place] = born.archiving.writes;
  return [
    {
      rule: "empty-beside-archive",
      found: `a new, empty database that archives to ${place === undefined ? "a known archive" : placeText(place)}, where "${former.name}" has been archiving`,
      wouldHappen:
        "the data in that archive would not come back, and the new database's WAL and retention would destroy it",
      doInstead:
        "restore from that archive into a path of its own; for a database that is really new, choose an unused path",
    },
  ];
}

/** A database that the program no longer has. */
export function checkDeleted(
  database: string,
  { state, isProtected }: { readonly state: DatabaseState; readonly isProtected: boolean },
): readonly Finding[] {
  const where = typeof state.archive === "string" ? `, which archives to ${state.archive}` : "";
  return [
    {
      rule: "database-deleted",
      found: `"${database}" is gone from the program${where}; ${isProtected ? "it is protected, so the update itself would stop" : "nothing protects it"}`,
      wouldHappen:
        "the operator deletes the servers with their volumes: what was not archived yet is lost, and the archive gets no more WAL",
      doInstead:
        "put it back; to remove it for good, take a last backup, acknowledge database-deleted with the reason in an update of its own, then remove it",
    },
  ];
}

/** A database that nothing but care protects from deletion. */
export function checkProtected(isProtected: boolean): readonly Finding[] {
  if (isProtected) return [];
  return [
    {
      rule: "database-unprotected",
      found: "the object has no protect option",
      wouldHappen:
        "one renamed or removed line of the program deletes the database with its volume",
      doInstead: "set protect: true; to remove it one day, unprotect it in a step of its own",
    },
  ];
}
