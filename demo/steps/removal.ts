import { closeAll, closeOnExit } from "../../test/bed/processes/shutdown";
import type { Stack } from "../../test/bed/engine";
import { changesText } from "../engine-words";
import { namespaceExists } from "../live-database";
import { claim, requireSuccess, runShown, type World } from "../world";

/** Destroys what was made, then ends what was started. */
export async function removeEverything(world: World): Promise<void> {
  const { narrator, stack, kube, database, manifest } = world;
  const result = await runShown(narrator, "pulumi destroy", (options) => stack.destroy(options));
  requireSuccess("pulumi destroy", manifest.file, result);
  narrator.line(changesText(result.changes));
  claim(
    !(await namespaceExists(kube, database.namespace)),
    `the namespace ${database.namespace} is gone`,
  );
  kube.close();
  narrator.progress("ending what was started");
  await closeAll();
  narrator.line("every process has ended, the temporary folder is removed");
}

/**
 * In a cluster of somebody else nothing may stay behind, however the story ends. Returns the way out, for when it has
 * ended well.
 */
export function destroyOnExit(stack: Stack, namespace: string): () => void {
  const say = (text: string): void => {
    process.stderr.write(`${text}\n`);
  };
  return closeOnExit({
    close: async () => {
      say("\nremoving what was made in the cluster ...");
      // An engine that was interrupted may have left its lock.
      await stack.cancel().catch(() => undefined);
      const { exitCode } = await stack.destroy();
      if (exitCode === 0) say("removed");
      else say(leftBehind(namespace));
    },
    closeNow: () => {
      say(leftBehind(namespace));
    },
  });
}

function leftBehind(namespace: string): string {
  return `what was made in the cluster could not be removed; look at it with \`kubectl get postgresql,secret -n ${namespace}\` and delete the namespace ${namespace} if nothing else is in it`;
}
