import { ensureTools, type Tools } from "../../test/bed/tools/ensure";
import type { ToolName } from "../../test/bed/tools/catalogue";
import type { Narrator } from "../screen/narrator";

/** Finds or builds the tools and says which ones they are. */
export function findTools<N extends ToolName>(
  narrator: Narrator,
  names: readonly N[],
): Promise<Tools<N>> {
  return narrator.step("tools", "The tools", async () => {
    const tools = await ensureTools(names, { report: narrator.report });
    const shown = Object.entries(versionsOf(tools)).map(([name, version]) => `${name} ${version}`);
    narrator.prose(shown.join(", "));
    return tools;
  });
}

export function versionsOf(tools: Partial<Tools>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.values(tools).map(({ name, version }) => [name, version]));
}
