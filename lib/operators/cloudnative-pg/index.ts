import type { OperatorAdapter } from "../contract";
import { capabilities } from "./capabilities";
import { connection } from "./connection";
import { recognise } from "./recognise";
import { render } from "./render";
import { schema, type CloudNativePgOptions } from "./schema";

export const cloudNativePg: OperatorAdapter<CloudNativePgOptions> = {
  id: "cloudnative-pg",
  title: "CloudNativePG",
  layout: "barman",
  // Barman keeps majors apart by itself; its server name is the folder's last part.
  archiveFolder: (incarnation) => incarnation,
  capabilities,
  schema,
  render,
  connection,
  recognise,
};
