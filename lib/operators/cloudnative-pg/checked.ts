import type { ParsedArgs } from "../../schema/database";
import type { CloudNativePgOptions } from "./schema";
import type { CloudNativePgVersion } from "./versions";

/** The arguments as the rules across fields see them: every field checked, none moved yet. */
export interface Checked extends Pick<ParsedArgs, "postgresVersion" | "instances"> {
  readonly operatorVersion: CloudNativePgVersion;
  readonly users?: ParsedArgs["users"];
  readonly databases?: ParsedArgs["databases"];
  readonly restore?: ParsedArgs["restore"];
  readonly backup?: ParsedArgs["backup"];
  readonly operatorDefaults?: ParsedArgs["operatorDefaults"];
  readonly cloudNativePg: CloudNativePgOptions;
}
