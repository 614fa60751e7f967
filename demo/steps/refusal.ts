import { isDeepStrictEqual } from "node:util";

import { errorsOf } from "../engine-words";
import type { LiveDatabase } from "../live-database";
import type { Edit } from "../manifest-edits";
import { claim, requireDatabase, runShown, type World } from "../world";
import { showEdit } from "./edit";

export interface Refusal {
  readonly edit: Edit;
  /** The rule that has to object. */
  readonly rule: string;
  readonly before: LiveDatabase;
}

/** Makes a bad change, shows that preview refuses it, and that nothing has changed. Returns the refusal. */
export async function refusedChange(
  world: World,
  { edit, rule, before }: Refusal,
): Promise<string> {
  const { narrator, stack, copy } = world;
  showEdit(narrator, edit);
  copy.write(edit.text);
  const result = await runShown(narrator, "pulumi preview", (options) => stack.preview(options));
  const refusal = errorsOf(result).find((text) => text.includes("refuses this change")) ?? "";
  claim(
    result.exitCode !== 0 && refusal.includes(rule),
    `preview refuses the change by the rule ${rule}; it ended with exit code ${result.exitCode ?? "none"} and said: ${errorsOf(result).join("\n") || "nothing"}`,
  );
  narrator.line(`refused, exit code ${result.exitCode ?? "none"}:`);
  narrator.line();
  narrator.prose(refusal, narrator.paint.red);
  narrator.line();
  const after = await requireDatabase(world);
  claim(isUntouched(before, after), "the custom resource is the same as before the refused change");
  narrator.line(
    `read again: generation ${after.facts.generation ?? "?"}, spec and annotations as before`,
  );
  return refusal;
}

/** An operator may write status meanwhile; everything we write has to be the same. */
function isUntouched(before: LiveDatabase, after: LiveDatabase): boolean {
  const written = ({ object }: LiveDatabase): unknown => [
    object["spec"],
    object.metadata["annotations"],
    object.metadata["uid"],
    object.metadata["generation"],
  ];
  return isDeepStrictEqual(written(before), written(after));
}
