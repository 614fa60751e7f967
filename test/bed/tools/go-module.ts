import { goFailure, noGo } from "./go-failure";
import type { GoCommand, RunGo } from "./go";

/** The folder a pinned Go module is unpacked in; downloads it alone when it is not there yet. */
export async function goModuleFolder(
  goModule: string,
  { cwd, go, neededFor }: { readonly cwd: string; readonly go: RunGo; readonly neededFor: string },
): Promise<string> {
  const command = { args: ["mod", "download", "-json", goModule], cwd };
  const result = await runOrExplain(go, command, neededFor);
  const answer = JSON.parse(result) as { readonly Dir?: string };
  if (answer.Dir === undefined) throw new Error(`Go knows no folder of ${goModule}: ${result}`);
  return answer.Dir;
}

async function runOrExplain(go: RunGo, command: GoCommand, neededFor: string): Promise<string> {
  let result;
  try {
    result = await go(command);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") throw noGo(neededFor);
    throw error;
  }
  if (result.exitCode === 0) return result.stdout;
  // `-json` puts the reason on stdout.
  const stderr = `${result.stderr}\n${errorIn(result.stdout)}`;
  throw goFailure({ ...result, stderr }, neededFor);
}

function errorIn(json: string): string {
  try {
    return (JSON.parse(json) as { readonly Error?: string }).Error ?? "";
  } catch {
    return json;
  }
}
