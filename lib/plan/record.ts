import type { Late } from "../late";
import { targetText } from "../units/recovery-target";
import { archiveUrl } from "./archive";
import { originUrl } from "./origin";
import { recordKeys } from "./record-keys";
import type { DatabasePlan } from "./types";

export { readRecord } from "./record-keys";

export function recordOf({
  stage,
  source,
  upstream,
  archive,
}: DatabasePlan): Readonly<Record<string, Late<string>>> {
  const origin = originUrl({ source, upstream });
  return {
    [recordKeys.stage]: stage,
    ...(origin !== undefined && { [recordKeys.source]: origin }),
    ...(source?.target && { [recordKeys.target]: targetText(source.target) }),
    ...(archive && { [recordKeys.archive]: archiveUrl(archive) }),
  };
}
