import type { DatabaseFacts } from "./facts";
import { readManifest, requireStageOne } from "./manifest";
import { pointElsewhere, setRestoreEnabled } from "./manifest-edits";
import type { DemoOptions } from "./options";
import { setTheScene, type Scene } from "./scene";
import { refusedChange } from "./steps/refusal";
import { removeEverything } from "./steps/removal";
import { stageOne } from "./steps/stage-one";
import { stageTwo } from "./steps/stage-two";
import type { Narrator } from "./screen/narrator";
import type { World } from "./world";

interface Acts {
  readonly stage1: DatabaseFacts;
  /** What the guard said when the restore was pointed elsewhere ... */
  readonly refused: string;
  readonly stage2: DatabaseFacts;
  /** ... and when a promoted database was to become a standby again. */
  readonly refusedPutBack: string;
}

/** The document that `--json` prints. */
export interface StoryFacts extends Acts {
  readonly seconds: Readonly<Record<string, number>>;
  readonly versions: Readonly<Record<string, string>>;
}

export const storySteps = 7;

/** `onKept` gets what is known when the story stops before the removal; it never returns. */
export async function tellStory(
  options: DemoOptions,
  narrator: Narrator,
  onKept: (facts: StoryFacts) => Promise<never>,
): Promise<StoryFacts> {
  const manifest = readManifest(options.manifest);
  requireStageOne(manifest);
  const scene = await setTheScene(options, manifest, narrator);
  const { world, versions, settle } = scene;
  const acts = await play(world);
  const facts = (): StoryFacts => ({ ...acts, seconds: { ...narrator.seconds }, versions });
  if (options.keep) {
    tellHowToLook(scene);
    return onKept(facts());
  }
  await narrator.step("destroy", "The end: everything is removed", () => {
    settle();
    return removeEverything(world);
  });
  return facts();
}

async function play(world: World): Promise<Acts> {
  const { narrator, manifest } = world;
  const first = await narrator.step(
    "stage1",
    "Stage 1: the database comes back as a read-only standby of its archive",
    () => stageOne(world),
  );
  const refused = await narrator.step(
    "refused",
    "A bad change: the restore is pointed at another archive",
    () =>
      refusedChange(world, {
        edit: pointElsewhere(manifest.text),
        rule: "source-changed",
        before: first,
      }),
  );
  const promotion = setRestoreEnabled(manifest.text, false);
  const second = await narrator.step("stage2", "Stage 2: the promotion", () =>
    stageTwo(world, promotion, first),
  );
  const refusedPutBack = await narrator.step(
    "refusedPutBack",
    "Another bad change: back to stage 1",
    () =>
      refusedChange(world, {
        edit: setRestoreEnabled(promotion.text, true),
        rule: "standby-put-back",
        before: second,
      }),
  );
  return { stage1: first.facts, refused, stage2: second.facts, refusedPutBack };
}

function tellHowToLook({ world, cluster }: Scene): void {
  const { narrator, database } = world;
  const { line, paint } = narrator;
  line();
  line(paint.bold("The database is still there. To look at it:"));
  line(cluster.kubectl);
  line(`kubectl -n ${database.namespace} get postgresql ${database.name} -o yaml`);
  line();
  line("Ctrl-C ends everything.");
}
