import { changesText } from "../engine-words";
import { sourcePrefix } from "../facts";
import { readSecret, type LiveDatabase } from "../live-database";
import type { Edit } from "../manifest-edits";
import type { Narrator } from "../screen/narrator";
import { stageDiff } from "../views";
import { claim, requireDatabase, requireSuccess, runShown, type World } from "../world";
import { showEdit } from "./edit";

/** The promotion: everything of the source goes, everything of the own archive stays. */
export async function stageTwo(
  world: World,
  edit: Edit,
  before: LiveDatabase,
): Promise<LiveDatabase> {
  const { narrator, stack, copy, manifest } = world;
  showEdit(narrator, edit);
  copy.write(edit.text);
  const result = await runShown(narrator, "pulumi up", (options) =>
    stack.up({ ...options, preview: true }),
  );
  requireSuccess("pulumi up", manifest.file, result);
  narrator.line(changesText(result.changes));
  const after = await requireDatabase(world);
  showDiff(narrator, before, after);
  await checkPromotion(world, before, after);
  return after;
}

function showDiff({ line, paint }: Narrator, before: LiveDatabase, after: LiveDatabase): void {
  line();
  line(paint.dim("what the API server holds, stage 1 against stage 2:"));
  const colours = { "-": paint.red, "+": paint.green, " ": (text: string) => text };
  for (const { sign, text } of stageDiff(before.facts, after.facts))
    line(`  ${colours[sign](`${sign} ${text}`)}`);
  line();
}

async function checkPromotion(
  { kube, database }: World,
  { facts: before }: LiveDatabase,
  { facts: after }: LiveDatabase,
): Promise<void> {
  claim(after.stage === "promoted" && after.standby === null, "the standby block is gone");
  const archive = before.env.filter((name) => !name.startsWith(sourcePrefix));
  claim(
    after.env.join() === archive.join() && archive.some((name) => name.startsWith("WALG_")),
    "every STANDBY_* variable is gone and the archive's own are all there",
  );
  // A Secret that the manifest only refers to is not ours to remove.
  if (before.secret?.isOurs !== true) return;
  const { name } = before.secret;
  const left = await readSecret(kube, { ...database, name });
  claim(left === undefined, `the Secret ${name} is gone`);
}
