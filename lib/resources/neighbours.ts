import * as pulumi from "@pulumi/pulumi";
import type { ArchivePlace } from "../guard/archiving";
import type { Finding } from "../guard/finding";
import { checkShared, mayShare, type StackDatabase } from "../guard/stack-rules";
import { unknown } from "../guard/state";
import { archiveUrl } from "../plan/archive";
import type { OwnArchive } from "../plan/types";
import { plainInputs } from "./hook-inputs";

interface Neighbour {
  /** Not waited for: an address may come from a resource that waits for the database which is asking. */
  place: ArchivePlace;
  readonly arrival: Promise<unknown>;
}

type Databases = Map<string, Neighbour>;

/** Databases of a program, by component. By monitor, because a process may run several programs. */
const programs = new WeakMap<object, Databases>();

/** What a database has to say to those beside it. */
export interface Beside {
  readonly findings: readonly Finding[];
  /** An address is not known yet. */
  readonly isUndecided: boolean;
}

const later: ArchivePlace = { endpoint: unknown, url: unknown };

/** Makes a database known to the others of its program, and compares it with those whose address is known already. */
export function announce(name: string, archive: OwnArchive | undefined): readonly Finding[] {
  const databases = databasesOfProgram();
  if (databases === undefined || archive === undefined) return [];
  const { store } = archive;
  const endpoint = store.protocol === "s3" ? store.endpoint : undefined;
  const url = archiveUrl(archive);
  const isPlain =
    typeof url === "string" && (endpoint === undefined || typeof endpoint === "string");
  const neighbour: Neighbour = {
    place: isPlain ? { endpoint, url } : later,
    arrival: plainInputs({ endpoint, url }).then((known) => {
      neighbour.place = { endpoint: undefined, url: undefined, ...known };
    }),
  };
  // A value that fails on arrival fails where it is used.
  neighbour.arrival.catch(() => undefined);
  const others = othersOf(databases, name);
  databases.set(name, neighbour);
  return checkShared(database(name, neighbour), others);
}

/** What another database of the program writes where this one does. */
export async function beside(name: string): Promise<Beside> {
  const databases = databasesOfProgram();
  const own = databases?.get(name);
  if (databases === undefined || own === undefined) return { findings: [], isUndecided: false };
  await own.arrival;
  const others = othersOf(databases, name);
  const findings = checkShared(database(name, own), others);
  return { findings, isUndecided: mayShare(database(name, own), others) };
}

function othersOf(databases: Databases, name: string): readonly StackDatabase[] {
  return [...databases].filter(([other]) => other !== name).map((entry) => database(...entry));
}

function databasesOfProgram(): Databases | undefined {
  const monitor: object | undefined = pulumi.runtime.getMonitor();
  if (monitor === undefined) return undefined;
  const databases = programs.get(monitor) ?? new Map<string, Neighbour>();
  programs.set(monitor, databases);
  return databases;
}

function database(name: string, { place }: Neighbour): StackDatabase {
  return { name, writes: [place] };
}
