import type { Edit } from "../program/edit";
import { sourceBucket } from "../raw/raw-database";
import { kinds, plugin, withEdits } from "./edited-object";
import { rawOperators, type Case, type RawOperator } from "./case";
import { writersFor } from "./writers";

/** The own archive written over the source's, as each operator's object says it. */
const overwritten: Readonly<Record<RawOperator, (name: string) => readonly Omit<Edit, "kind">[]>> =
  {
    zalando: (name) => [
      {
        path: ["spec", "env", "name=WALG_S3_PREFIX", "value"],
        value: `s3://${sourceBucket}/old/${name}`,
      },
    ],
    "cloudnative-pg": (name) => [
      { path: ["spec", "plugins", plugin, "parameters", "serverName"], value: name },
    ],
    percona: (name) => [
      {
        path: ["spec", "backups", "pgbackrest", "repos", "name=repo1", "s3", "bucket"],
        value: sourceBucket,
      },
      { path: ["spec", "backups", "pgbackrest", "global", "repo1-path"], value: `/old/${name}` },
    ],
  };

export const overwrittenCases = rawOperators.map((operator): Case => {
  const rule = "source-overwritten";
  const { args, raw, name } = writersFor(rule, operator);
  const edits = overwritten[operator](name).map((edit) => ({ kind: kinds[operator], ...edit }));
  const state = raw({ stage: "standby" });
  // With CloudNativePG it takes the source's store and server name.
  const store = { kind: "ObjectStore", path: ["spec", "configuration", "destinationPath"] };
  const raised =
    operator === "cloudnative-pg"
      ? [...edits, { ...store, value: `s3://${sourceBucket}/old` }]
      : edits;
  const safeArgs = args.standby();
  return {
    rule,
    operator,
    component: {
      steps: [],
      unsafe: { "": { args: overlapping(safeArgs) } },
      safe: { "": { args: safeArgs } },
    },
    alone: true,
    words: /overlap/,
    pack: { steps: [], unsafe: withEdits(state, raised), safe: state },
  };
});

/** In the component's words: the own path holds the source's. */
function overlapping(args: ReturnType<ReturnType<typeof writersFor>["args"]["standby"]>): object {
  const { backup } = args as { readonly backup: object };
  const restore = { ...(args as { readonly restore?: object }).restore };
  return {
    ...args,
    backup: { ...backup, path: "old" },
    restore: { ...restore, bucketName: "own-backups", s3Path: "old" },
  };
}
