import type { Edit } from "../manifest-edits";
import type { Narrator } from "../screen/narrator";

/** The change of the manifest, as a diff shows it. */
export function showEdit({ line, paint }: Narrator, { before, after }: Edit): void {
  line(paint.dim("in the manifest:"));
  line(`  ${paint.red(`- ${before}`)}`);
  line(`  ${paint.green(`+ ${after}`)}`);
}
