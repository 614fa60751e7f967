import type { PodBed } from "./bed";
import { Database } from "./database";
import { storeArgs } from "./stores";

/** A database that was born empty, takes writes and archives to a path of its own name. */
export async function bornEmpty(bed: PodBed, name: string): Promise<Database> {
  const database = await Database.create(bed, name);
  database.update({ backup: { ...storeArgs(bed.store), path: name } });
  await database.startPod();
  await database.until("select pg_is_in_recovery()", "f");
  return database;
}

/** A standby of an archive that its pod is still to be started for. */
export async function standbyOf(bed: PodBed, name: string, s3Path: string): Promise<Database> {
  const database = await Database.create(bed, name);
  database.update({
    backup: { ...storeArgs(bed.store), path: name },
    restore: { enabled: true, s3Path },
  });
  return database;
}
