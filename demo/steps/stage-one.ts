import { changesText } from "../engine-words";
import { sourcePrefix } from "../facts";
import { namespaceExists, type LiveDatabase } from "../live-database";
import type { Narrator } from "../screen/narrator";
import { hiddenSecret, trimmedYaml } from "../views";
import { claim, requireDatabase, requireSuccess, runShown, type World } from "../world";

/** The database comes back as a read-only standby of the archive. */
export async function stageOne(world: World): Promise<LiveDatabase> {
  const { narrator, stack, manifest } = world;
  const result = await runShown(narrator, "pulumi up", (options) =>
    stack.up({ ...options, preview: true }),
  );
  if (result.exitCode !== 0) await sayIfNothingWasCreated(world);
  requireSuccess("pulumi up", manifest.file, result);
  narrator.line(changesText(result.changes));
  const live = await requireDatabase(world);
  showObject(narrator, live);
  showSecrets(narrator, live);
  const { standby, env, values, stage } = live.facts;
  claim(stage === "standby" && standby !== null, "the database is a standby");
  const firstOfArchive = env.findIndex((name) => !name.startsWith(sourcePrefix));
  claim(
    env.slice(firstOfArchive).every((name) => !name.startsWith(sourcePrefix)),
    "every STANDBY_* variable stands before the others",
  );
  claim(
    live.secrets.every((secret) => !holdsAValue(secret, Object.values(values))),
    "no key is written out in the custom resource",
  );
  return live;
}

async function sayIfNothingWasCreated({ narrator, kube, database }: World): Promise<void> {
  if (await namespaceExists(kube, database.namespace)) return;
  narrator.line(`nothing was created: there is no namespace ${database.namespace}`);
}

function showObject({ line, prose, paint }: Narrator, { object }: LiveDatabase): void {
  line();
  line(paint.dim("the custom resource, as the API server holds it:"));
  for (const text of trimmedYaml(object).split("\n"))
    prose(`  ${text}`, isOfTheSource(text) ? paint.yellow : undefined);
}

function isOfTheSource(line: string): boolean {
  return /\bstandby:|STANDBY_|_wal_path:/.test(line);
}

function showSecrets({ line, paint }: Narrator, { secrets }: LiveDatabase): void {
  line();
  line(paint.dim("the Secrets it refers to:"));
  for (const secret of secrets) line(`  ${hiddenSecret(secret)}`);
  line();
}

function holdsAValue(secret: LiveDatabase["object"], values: readonly string[]): boolean {
  const data = (secret["data"] ?? {}) as Readonly<Record<string, string>>;
  return Object.values(data).some((encoded) =>
    values.includes(Buffer.from(encoded, "base64").toString("utf8")),
  );
}
