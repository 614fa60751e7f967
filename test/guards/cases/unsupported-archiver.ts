import type { Case } from "./case";
import { withEdits } from "./edited-object";
import { writersFor } from "./writers";

const unsupported = writersFor("unsupported-archiver", "cloudnative-pg");
const under131 = (archiver: string) => ({
  "": {
    args: unsupported.args.fresh({
      operatorVersion: "1.31",
      cloudNativePg: { imageName: "registry.example.com/postgresql:17.1", archiver },
    }),
  },
});

/** The component knows the version from its arguments, the pack from its configuration. */
export const unsupportedCase: Case = {
  rule: "unsupported-archiver",
  operator: "cloudnative-pg",
  component: { steps: [], unsafe: under131("in-tree"), safe: under131("plugin") },
  alone: true,
  words: /cloudNativePg.archiver/,
  pack: {
    steps: [],
    unsafe: withEdits(unsupported.raw({}), [
      { kind: "Cluster", path: ["spec", "plugins"], value: [] },
      {
        kind: "Cluster",
        path: ["spec", "backup", "barmanObjectStore"],
        value: {
          destinationPath: "s3://own-backups/in-tree",
          s3Credentials: { inheritFromIAMRole: true },
        },
      },
    ]),
    safe: unsupported.raw({}),
  },
};
