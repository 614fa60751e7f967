import type { DatabasePlan } from "../../plan/types";
import type { OperatorAdapter } from "../contract";
import { capabilities } from "./capabilities";
import { connection } from "./connection";
import { imageProblems } from "./image-major";
import { recognise } from "./recognise";
import { render } from "./render";
import { schema, type CloudNativePgOptions } from "./schema";
import { roleProblems } from "./service-role";
import { follows, peerProblems } from "./topology";

export const cloudNativePg: OperatorAdapter<CloudNativePgOptions> = {
  id: "cloudnative-pg",
  title: "CloudNativePG",
  layout: "barman",
  // v1.30.0 internal/webhook/v1/cluster_webhook.go validateName.
  longestName: 50,
  // The last part is Barman's server name. The plugin does not keep majors apart (docs/src/postgres_upgrades.md, "Manual
  // archive path separation"), and two databases may share a bucket, so the name says both.
  archiveFolder: (incarnation, postgresVersion) => `${incarnation}-pg${String(postgresVersion)}`,
  problems: (plan) => {
    const own = plan as DatabasePlan<CloudNativePgOptions>;
    return [...peerProblems(own), ...roleProblems(own), ...imageProblems(own)];
  },
  follows: (options) => follows(options as CloudNativePgOptions),
  capabilities,
  schema,
  render,
  connection,
  recognise,
};
